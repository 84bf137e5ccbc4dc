using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Assistant;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Chat;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Hosting;
using TodoChatbot.Backend.Hosting.Verbs;
using TodoChatbot.Backend.Retention;
using TodoChatbot.Backend.Tasks;
using TodoChatbot.Backend.Tasks.Tools;
using TodoChatbot.ServiceDefaults;

CrashLog.Install();

// The settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Logging.QuietFor(args);
builder.AddHosting();
builder.Services.AddData();
builder.Services.AddAccounts();
builder.Services.AddBroadcasting();
builder.Services.AddTasks();
builder.Services.AddMcpTools();
builder.Services.AddAssistant();
builder.Services.AddChat();
builder.Services.AddRetention();

var app = builder.Build();
app.UseHosting();
app.MapApi(api =>
{
    api.MapAccounts();
    api.MapTasksFeature();
    api.MapChatFeature();
    api.MapEvents();
});
app.MapPeerNotices();
app.MapMcpTools();

return await app.RunVerbAsync(args);
