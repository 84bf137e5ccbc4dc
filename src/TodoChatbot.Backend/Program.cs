using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Hosting;
using TodoChatbot.Backend.Tasks;

var builder = WebApplication.CreateBuilder(args);
builder.AddHosting();
builder.Services.AddData();
builder.Services.AddAccounts();
builder.Services.AddTasks();

var app = builder.Build();
app.UseHosting();
app.MapApi(api =>
{
    api.MapAccounts();
    api.MapTasksFeature();
});

return await app.RunVerbAsync(args);
