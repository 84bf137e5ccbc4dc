// A day with the API: sign up, add, list, change, undo and chat, by the types of the document alone. Prints what it saw as JSON.
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

declare const process: { argv: string[] };

type RunEvent = components["schemas"]["RunEventStream"];

const baseUrl = process.argv[2]!;

function need<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) {
    throw new Error(`${answer.response.url}: ${answer.response.status} ${JSON.stringify(answer.error)}`);
  }

  return answer.data;
}

// The type of an event follows from its name.
function textOf(event: RunEvent): string {
  return event.event === "delta" ? event.data.text : "";
}

// A block without data is a comment.
function eventsOf(stream: string): RunEvent[] {
  return stream.split("\n\n").filter(block => /^data:/m.test(block)).map(block => {
    const fields = new Map(block.split("\n").map(line => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]));
    return { event: fields.get("event"), id: fields.get("id"), data: JSON.parse(fields.get("data")!) } as RunEvent;
  });
}

const guest = createClient<paths>({ baseUrl });
const session = need(await guest.POST("/api/auth/register", {
  body: { email: "ann@example.com", password: "correct horse battery", display_name: "Ann", time_zone: "Europe/Berlin", locale: "en-US" },
}));
const api = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${session.access_token}` } });

const added = need(await api.POST("/api/tasks", { body: { title: "Pay rent", priority: "high", due: { date: "2026-11-20", time: "09:00" } } }));
await api.POST("/api/tasks", { body: { title: "Buy milk" } });
await api.POST("/api/tags", { body: { name: "home", color: "#2563eb" } });
const overdue = need(await api.GET("/api/tasks", { params: { query: { limit: 5, overdue: true, status: ["todo", "in_progress"], priority: ["high"], sort: "due" } } }));
const named = need(await api.GET("/api/tasks", { params: { query: { numbers: [1, 2], due_before: "2026-12-01" } } }));
const changed = need(await api.PATCH("/api/tasks/{task}", { params: { path: { task: added.number } }, body: { priority: "urgent" } }));
const undone = need(await api.POST("/api/undo", { body: { steps: 1 } }));
const after = need(await api.GET("/api/tasks/{task}", { params: { path: { task: added.id } } }));
const stream = need(await api.POST("/api/chat", { body: { message: "add a task to call Bob" }, headers: { Accept: "text/event-stream" }, parseAs: "text" }));
const { error, response } = await guest.GET("/api/users/me");

console.log(JSON.stringify({
  overdue: overdue.items.map(task => task.title),
  time: overdue.items[0]?.due?.time,
  named: named.items.length,
  changed: changed.priority,
  undone: undone.changes.length,
  after: after.priority,
  said: eventsOf(stream as string).map(textOf).join(""),
  refused: [response.status, error?.code],
}));
