// The project as the server last told it, and the states of its files that this page has seen.

import { askJson } from "../connection.js";

const listeners = new Set();
let project = null;
let etags = {};

/** What was loaded last; null before. */
export function current() {
  return project;
}

/** A figure by its id. */
export function figure(id) {
  return project?.figures.find((each) => each.id === id) ?? null;
}

/** The states of all files seen, for If-Match. An editor keeps those of the moment at which it was opened. */
export function seen() {
  return Object.values(etags).join(", ");
}

/** Files as an answer of the server names them. */
export function note(files) {
  if (files) etags = { ...etags, ...files };
}

/** Load the project anew and tell every view. */
export async function refresh() {
  project = await askJson("/api/project");
  note(project.files);
  for (const each of listeners) each(project);
  return project;
}

/** Be told of every refresh; gives what ends it. */
export function onRefresh(tell) {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
