namespace TodoChatbot.Frontend.Accounts.SigningIn;

/// <summary>Where people sign in, and where they go from there.</summary>
internal static class SignInAddress
{
    public const string SignIn = "/sign-in";
    public const string SignUp = "/sign-up";
    public const string SignOut = "/sign-out";
    public const string ReturnParameter = "return";

    /// <summary>The sign-in page, with a way back.</summary>
    public static string WithReturn(string page, string? returnAddress) =>
        LocalAddress.OrHome(returnAddress) is var local and not LocalAddress.Home
            ? $"{page}?{ReturnParameter}={Uri.EscapeDataString(local)}"
            : page;
}
