// What the pages ask of the program that serves them.
import {life} from '/life.js';

// The program did not answer: whether it did what was asked is not known.
export class Gone extends Error {}

// It answered that it would not; `body` is its JSON.
export class Refused extends Error {
  constructor(status, body) {
    super(body.problem ?? `status ${status}`);
    this.status = status;
    this.body = body;
  }
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    throw options.signal?.aborted ? error : new Gone();
  }
  let body;
  try {
    body = await response.json();
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw response.ok ? new Gone() : new Refused(response.status, {});
  }
  if (!response.ok) throw new Refused(response.status, body);
  return body;
}

// Given up when the page that asks is left.
export function get(path, parameters = {}, signal = life()) {
  const query = new URLSearchParams(parameters).toString();
  return ask(query ? `${path}?${query}` : path, {signal});
}

let underWay = 0; // acts that wait or whose answer has not come

export const isStoring = () => underWay > 0;

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// Sent once. Where no answer comes, it is not sent again: the page reads anew what
// the study holds.
export async function post(path, body) {
  underWay += 1;
  try {
    return await ask(path, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'Idempotency-Key': newKey()},
      body: JSON.stringify(body),
    });
  } finally {
    underWay -= 1;
  }
}

// Acts one after another, each built when its turn comes, so that it speaks of what
// the one before it left. When one fails, those that wait are dropped.
export class Queue {
  #last = Promise.resolve();
  #round = 0;
  waiting = 0;

  // `act` gives a promise. False where it was dropped.
  add(act) {
    const round = this.#round;
    this.waiting += 1;
    underWay += 1;
    const mine = this.#last.then(async () => {
      try {
        if (round !== this.#round) return false;
        await act();
        return true;
      } catch (error) {
        this.#round += 1;
        throw error;
      } finally {
        this.waiting -= 1;
        underWay -= 1;
      }
    });
    this.#last = mine.catch(() => {});
    return mine;
  }
}
