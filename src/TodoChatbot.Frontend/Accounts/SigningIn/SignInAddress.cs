namespace TodoChatbot.Frontend.Accounts.SigningIn;

/// <summary>Where people sign in, and where they go from there.</summary>
internal static class SignInAddress
{
    public const string SignIn = "sign-in";
    public const string SignUp = "sign-up";
    public const string SignOut = "sign-out";
    /// <summary>Where a session that was just made is looked at, on the way to the page that was asked for.</summary>
    public const string SignedIn = "signed-in";
    public const string ReturnParameter = "return";

    /// <summary>A page of signing in, with a way back; relative to the address of the site.</summary>
    public static string WithReturn(HttpContext context, string page, string? returnAddress) =>
        context.LocalOrHome(returnAddress) is var local && local != context.HomeAddress
            ? $"{page}?{ReturnParameter}={Uri.EscapeDataString(local)}"
            : page;
}
