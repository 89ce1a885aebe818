// What the pages ask of the program that serves them.

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
  } catch {
    throw new Gone();
  }
  let body;
  try {
    body = await response.json();
  } catch {
    throw response.ok ? new Gone() : new Refused(response.status, {});
  }
  if (!response.ok) throw new Refused(response.status, body);
  return body;
}

export function get(path, parameters = {}) {
  const query = new URLSearchParams(parameters).toString();
  return ask(query ? `${path}?${query}` : path, {});
}

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// Sent once. Where no answer comes, it is not sent again: the page reads anew what
// the study holds.
export function post(path, body) {
  return ask(path, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'Idempotency-Key': newKey()},
    body: JSON.stringify(body),
  });
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
      }
    });
    this.#last = mine.catch(() => {});
    return mine;
  }
}
