// The life of the page that is shown. It ends when another takes its place: what it asked
// for is given up, and its listeners, its dialogs and its marking go with it.
let shown = new AbortController();

export const life = () => shown.signal;

export function beginLife() {
  shown.abort();
  shown = new AbortController();
  return shown.signal;
}
