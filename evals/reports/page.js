"use strict";
const cases = JSON.parse(document.getElementById("cases").textContent);
const form = document.getElementById("filters"), list = document.getElementById("list");
const shown = document.getElementById("shown"), more = document.getElementById("more");
const STEP = 50;
let upTo = STEP;

function make(tag, text, kind) {
  const node = document.createElement(tag);
  if (text !== undefined && text !== null) node.textContent = text;
  if (kind) node.className = kind;
  return node;
}

const FILTERS = [
  ["language", "Language", c => [c.language]],
  ["difficulty", "Difficulty", c => [c.difficulty]],
  ["theme", "Theme", c => [c.theme]],
  ["kind", "Kind of attack", c => [c.attack]],
  ["due", "Due", c => [c.due]],
  ["came", "Came", c => [c.came]],
  ["mistake", "Mistake", c => Object.keys(c.mistakes)],
  ["failed", "No answer", c => [c.failure]],
];

function addFilters() {
  for (const [name, title, of] of FILTERS) {
    const counts = new Map();
    for (const one of cases) for (const value of of(one)) if (value) counts.set(value, (counts.get(value) || 0) + 1);
    if (!counts.size) continue;
    const label = make("label", title), select = make("select");
    select.name = name;
    select.append(new Option("any", ""));
    if (name === "mistake") select.append(new Option("any mistake", "*"));
    for (const [value, count] of [...counts].sort()) select.append(new Option(`${value} (${count})`, value));
    label.append(select);
    form.append(label);
  }
  const label = make("label", "Words"), input = make("input");
  input.name = "words"; input.type = "search";
  label.append(input);
  form.append(label);
}

function fits(one) {
  for (const [name, , of] of FILTERS) {
    const wanted = form.elements[name] && form.elements[name].value;
    if (!wanted) continue;
    const has = of(one);
    if (wanted === "*" ? !has.length : !has.includes(wanted)) return false;
  }
  const words = form.elements.words.value.toLowerCase();
  return !words || JSON.stringify(one).toLowerCase().includes(words);
}

function say(parent, who, text) {
  if (!text) return;
  const box = make("div", null, "say");
  box.append(make("b", who), document.createTextNode(text));
  parent.append(box);
}

function table(parent, title, rows) {
  if (!rows || !rows.length) return;
  parent.append(make("h3", title));
  const scroll = make("div", null, "scroll"), whole = make("table");
  for (const row of rows) {
    const line = whole.insertRow();
    const head = make("th", row[0]); head.scope = "row"; line.append(head);
    for (const cell of row.slice(1)) line.insertCell().textContent = cell;
  }
  scroll.append(whole);
  parent.append(scroll);
}

function body(one) {
  const inner = make("div");
  for (const [who, text] of one.turns) say(inner, who, text);
  say(inner, `comment on ${one.channel}`, one.text);
  for (const [name, text] of one.given) say(inner, name, text);
  if (one.failure) say(inner, "no answer", one.failure);
  table(inner, "Decision", one.fields);
  say(inner, "the case's own draft", one.own_draft);
  say(inner, one.draft_by ? `draft (${one.draft_by})` : "draft", one.draft);
  say(inner, "private message", one.private_message);
  table(inner, "Findings", one.findings);
  table(inner, "Mistakes", Object.entries(one.mistakes));
  table(inner, "Seen", one.signals);
  const tried = one.trace.filter(step => step[1] === "not_matched");
  table(inner, "Trace: rules that decided", one.trace.filter(step => step[1] !== "not_matched"));
  if (tried.length) {
    const rest = make("details"), inside = make("div");
    rest.append(make("summary", `${tried.length} rules were tried and did not match`), inside);
    table(inside, "Not matched", tried.map(step => [step[0], step[2]]));
    inner.append(rest);
  }
  if (one.note) inner.append(make("p", one.note, "dim"));
  if (one.cost) inner.append(make("p", one.cost, "dim"));
  return inner;
}

function start(text) {
  const letters = Array.from(text.replace(/\s+/g, " "));
  return letters.length > 100 ? letters.slice(0, 100).join("") + "…" : letters.join("");
}

function entry(one) {
  const whole = make("details"), head = make("summary");
  head.append(make("code", one.id), document.createTextNode(" " + start(one.text)));
  const mistakes = Object.keys(one.mistakes);
  if (one.failure) mistakes.unshift("no answer");
  if (mistakes.length) head.append(make("span", mistakes.join(", "), "tag"));
  whole.append(head);
  whole.addEventListener("toggle", () => { if (whole.open && whole.childElementCount === 1) whole.append(body(one)); });
  return whole;
}

function show() {
  const fitting = cases.filter(fits);
  list.replaceChildren(...fitting.slice(0, upTo).map(entry));
  shown.textContent = `${fitting.length} of ${cases.length} cases`;
  more.hidden = fitting.length <= upTo;
}

addFilters();
form.addEventListener("input", () => { upTo = STEP; show(); });
form.addEventListener("submit", event => event.preventDefault());
more.addEventListener("click", () => { upTo += STEP; show(); });
show();
