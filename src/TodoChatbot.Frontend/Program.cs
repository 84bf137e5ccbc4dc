using Microsoft.Extensions.Options;
using TodoChatbot.Frontend.Accounts;
using TodoChatbot.Frontend.Backend;
using TodoChatbot.Frontend.Chat;
using TodoChatbot.Frontend.History;
using TodoChatbot.Frontend.Hosting;
using TodoChatbot.Frontend.Labels;
using TodoChatbot.Frontend.Layout;
using TodoChatbot.Frontend.Proxy;
using TodoChatbot.Frontend.Reference;
using TodoChatbot.Frontend.Tasks;
using TodoChatbot.ServiceDefaults;

CrashLog.Install();

// The settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddHosting();
builder.Services.AddBackend();
builder.Services.AddProxy();
builder.Services.AddLayout();
builder.Services.AddAccounts();
builder.Services.AddTasks();
builder.Services.AddChat();
builder.Services.AddLabels();
builder.Services.AddHistory();

var app = builder.Build();
app.UseHosting();
app.MapProxy();
app.MapLayout();
app.MapAccounts();
app.MapTasks();
app.MapChat();
app.MapHistory();
app.MapReference();

// Before the host does it, whose log would bury the sentence.
app.Services.GetRequiredService<IStartupValidator>().Validate();
await app.RunAsync();
