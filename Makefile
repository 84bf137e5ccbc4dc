# Every target is one command of the SDK or of eng/TodoChatbot.Dev.

BACKEND_PORT ?= 8000
FRONTEND_PORT ?= 3000
DATA ?= data

.PHONY: run demo build test previous check format migrate openapi sdk

run: sdk ## backend and frontend with SQLite; Ctrl-C stops both
	@dotnet run --project eng/TodoChatbot.Dev -- run --backend-port $(BACKEND_PORT) --frontend-port $(FRONTEND_PORT) --data $(DATA)

demo: sdk ## the same, anew, with an example account on a Monday morning
	@dotnet run --project eng/TodoChatbot.Dev -- run --demo --backend-port $(BACKEND_PORT) --frontend-port $(FRONTEND_PORT) --data $(DATA)

build: sdk ## everything, warnings are errors
	@dotnet build

test: sdk ## install what the tests need, run them all
	@dotnet run --project eng/TodoChatbot.Dev -- test

previous: sdk ## the backend before the newest migration, on the new schema
	@dotnet run --project eng/TodoChatbot.Dev -- previous

# The build runs every analyzer; what is left for the formatter is layout and the order of imports.
check: sdk ## the gates of every landing
	@dotnet build --nologo && dotnet format whitespace --no-restore --verify-no-changes \
	  && dotnet format style --diagnostics IMPORTS --no-restore --verify-no-changes && dotnet run --no-build --project eng/TodoChatbot.Dev -- workflows

format: sdk ## put the code into the house style
	@dotnet format

migrate: sdk ## bring the database of DATABASE_URL up to date
	@dotnet run --project src/TodoChatbot.Backend -- migrate

openapi: sdk ## write docs/openapi.json anew after a change of the API
	@TODO_WRITE_DOCUMENTS=1 dotnet test --project tests/TodoChatbot.Backend.Tests -- --filter-class '*OpenApiTests'

sdk:
	@command -v dotnet >/dev/null || { echo "Todo Chatbot needs the .NET 10 SDK. Get it from https://dotnet.microsoft.com/download/dotnet/10.0"; exit 1; }
