// A transcript and its codings, as the program gave them, and which of them a filter shows.
import {isUndecided, matches} from '/filters.js';
import {TurnText} from '/positions.js';

export class Coded {
  take(data) {
    this.rows = data.turns;
    this.speakers = data.speakers;
    this.memos = data.memos;
    this.codes = new Map(data.codes.map((code) => [code.id, code]));
    this.turns = data.turns.map((row) => new TurnText(row.text, row.begin_cp));
    this.codings = new Map(data.codings.map((coding) => [coding.id, coding]));
  }

  // What the filter shows, and the coding `chosen`: in the order of the text, and turn by turn.
  arrange(filter, chosen) {
    this.order = [...this.codings.values()].sort((a, b) => a.begin_cp - b.begin_cp || a.end_cp - b.end_cp || (a.code < b.code ? -1 : 1));
    this.shown = this.order.filter((coding) => matches(filter, coding) || coding.id === chosen);
    this.byTurn = this.turns.map(() => []);
    let first = 0;
    for (const coding of this.shown) {
      while (first < this.turns.length && this.turns[first].end <= coding.begin_cp) ++first;
      for (let turn = first; turn < this.turns.length && this.turns[turn].begin < coding.end_cp; ++turn)
        this.byTurn[turn].push(coding);
    }
  }

  // Takes in codings as they are now, and that others are gone; gives the turns that these touch.
  change(codings, gone) {
    const touched = new Set();
    const touch = (coding) => coding && this.turnsOf(coding).forEach((turn) => touched.add(turn));
    for (const coding of codings) {
      touch(this.codings.get(coding.id));
      touch(coding);
      this.codings.set(coding.id, coding);
    }
    for (const id of gone) {
      touch(this.codings.get(id));
      this.codings.delete(id);
    }
    return touched;
  }

  turnsOf(coding) {
    const touched = [];
    this.turns.forEach((turn, index) => { if (turn.begin < coding.end_cp && turn.end > coding.begin_cp) touched.push(index); });
    return touched;
  }

  // Its turn, and its borders there in units.
  placeOf(coding) {
    const turn = this.turns.findIndex((each) => each.end > coding.begin_cp);
    return {turn, begin: this.turns[turn].toUnits(coding.begin_cp), end: this.turns[turn].toUnits(coding.end_cp)};
  }

  // The one `step` further than the coding `from`; the first where none is chosen.
  beside(from, step) {
    const at = this.#indexOf(from);
    return this.shown[at + step] ?? (at < 0 ? this.shown[0] : undefined);
  }

  // The next or previous one of the undecided, but for those in `passed`; behind the last comes the first.
  undecided(from, step, passed) {
    const isOpen = (coding) => isUndecided(coding) && !passed.has(coding.id);
    const at = this.#indexOf(from);
    const before = this.shown.slice(0, Math.max(at, 0));
    const after = this.shown.slice(at + 1);
    const round = step > 0 ? [...after, ...before] : [...before.reverse(), ...after.reverse()];
    return round.find(isOpen);
  }

  #indexOf(id) {
    return this.shown.findIndex((coding) => coding.id === id);
  }
}
