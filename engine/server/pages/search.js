// Finding words in a transcript: one place after another is shown, and which it is.
import {h, replace} from '/dom.js';
import {hideStretch, showStretch} from '/marking.js';
import {reveal} from '/scrolling.js';
import {number, t} from '/words.js';

const kHighlight = 'found';

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

// [[turn, begin, end], …] in units.
function placesOf(turns, wanted) {
  const pattern = new RegExp(escaped(wanted), 'giu');
  return turns.flatMap((turn, index) => [...turn.text.matchAll(pattern)].map((match) => [index, match.index, match.index + match[0].length]));
}

export class Search {
  #places = [];
  #at = 0;

  // `onchange`: when something else is searched for; `onleave`: when the keyboard leaves.
  constructor(wanted, onchange, onleave) {
    this.wanted = wanted;
    this.hits = h('span', {class: 'note', role: 'status'});
    this.field = h('input', {type: 'search', id: 'search', value: wanted, placeholder: t('search'), 'aria-label': t('search'),
      oninput: () => { this.wanted = this.field.value; onchange(); },
      onkeydown: (event) => {
        if (event.key === 'Enter') { event.preventDefault(); this.go(event.shiftKey ? -1 : 1); }
        if (event.key === 'Escape') { event.preventDefault(); onleave(); }
      }});
  }

  find(turns) {
    this.#places = this.wanted ? placesOf(turns, this.wanted) : [];
    this.#at = 0;
    this.#show();
  }

  go(step) {
    const all = this.#places.length;
    if (all) this.#at = (this.#at + step + all) % all;
    this.#show();
  }

  // Marks the place again, in text that was made anew.
  mark() {
    const place = this.#places[this.#at];
    return place ? showStretch(...place, kHighlight) : null;
  }

  hide() {
    hideStretch(kHighlight);
  }

  #show() {
    if (!this.#places.length) {
      this.hide();
      return replace(this.hits, this.wanted ? t('search.none', this.wanted) : '');
    }
    const range = this.mark();
    if (range) reveal(() => [range.getBoundingClientRect()]);
    replace(this.hits, t('search.found', number(this.#at + 1), number(this.#places.length)));
  }
}
