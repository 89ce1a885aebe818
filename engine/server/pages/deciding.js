// Deciding on a transcript's codings: asks what must be asked, and stores one act after
// another.
//
// A decision is shown as being stored until the program says that it is in the
// study. Meanwhile the reader may go on: what is asked waits in a queue.
import {tellFailure} from '/alerts.js';
import {Queue, post} from '/api.js';
import {askCode, askMemo, askReason} from '/dialogs.js';
import {say, warn} from '/dom.js';
import {chooseStretch} from '/marking.js';
import {labelOf} from '/turns.js';
import {languageName, t} from '/words.js';

export class Deciding {
  #page;
  #queue = new Queue();
  pending = new Set(); // codings that a decision is under way for
  undo = null; // what would be taken back

  // `page`: shows the transcript `name`, `coded`, of which `selected` is chosen.
  constructor(page) {
    this.#page = page;
  }

  get isUnderWay() {
    return this.#queue.waiting > 0;
  }

  accept() {
    return this.decide('accept');
  }

  async reject() {
    const id = this.#page.selected;
    const reason = await askReason(this.#page.session.reasons);
    if (reason !== null) this.decide('reject', {reason}, id);
    else this.#page.focus();
  }

  async recode() {
    const id = this.#page.selected;
    const current = this.#coding(id)?.code;
    const code = await askCode(this.#page.coded.codes, current);
    if (code && code !== current) return this.decide('recode', {code}, id);
    if (code) say(t('same.code', this.#label(code)));
    this.#page.focus();
  }

  async memo() {
    const id = this.#page.selected;
    const text = await askMemo(this.#label(this.#coding(id)?.code));
    if (text) this.decide('memo', {memo: text}, id);
    else this.#page.focus();
  }

  async move() {
    const coding = this.#coding(this.#page.selected);
    const {turns} = this.#page.coded;
    const stretch = await chooseStretch(turns, this.#page.coded.placeOf(coding));
    if (stretch) this.decide('move', stretch, coding.id);
    else this.#page.focus();
  }

  // Codes words that the keyboard chooses, beginning where the reader is.
  async addByKeyboard() {
    const near = this.#coding(this.#page.selected);
    const start = near ? this.#page.coded.placeOf(near) : this.#firstWord();
    if (!start) return;
    const stretch = await chooseStretch(this.#page.coded.turns, start);
    if (stretch) this.add(stretch);
    else this.#page.focus();
  }

  #firstWord() {
    const {turns} = this.#page.coded;
    const turn = turns.findIndex((each, index) => each.words(languageName()).length && this.#page.isInSight(index));
    if (turn < 0) return null;
    const [begin, end] = turns[turn].words(languageName())[0];
    return {turn, begin, end};
  }

  async add({begin_cp, end_cp}) {
    const code = await askCode(this.#page.coded.codes, this.#coding(this.#page.selected)?.code);
    if (!code) return this.#page.focus();
    this.#send('add', this.#label(code), '', () => ({transcript: this.#page.name, begin_cp, end_cp, code}));
  }

  // `more`: what the act needs beside the coding. Goes on to the next one at once.
  decide(action, more = {}, id = this.#page.selected) {
    const coding = this.#coding(id);
    if (!coding) return;
    this.pending.add(id);
    this.#page.redraw(this.#page.coded.turnsOf(coding));
    const goesOn = action === 'accept' || action === 'reject';
    this.#page.select((goesOn && this.#page.undecided(1)?.id) || id);
    this.#send(action, this.#label(more.code ?? coding.code), id, () => ({id, seen: action === 'memo' ? undefined : this.#coding(id)?.seen ?? '', ...more}));
  }

  takeBack() {
    if (!this.undo && !this.isUnderWay) return say(t('nothing.to.undo'));
    this.#send('undo', '', '', () => ({seen: this.undo?.event ?? ''}));
  }

  // Asks for one decision, when those before it are done.
  async #send(action, label, id, build) {
    try {
      const done = await this.#queue.add(async () => {
        const decision = build();
        const about = action === 'undo' ? this.undo : null;
        const isHere = !about?.transcript || about.transcript === this.#page.name;
        const answer = await post('/api/decide', {transcript: about?.transcript || this.#page.name, decisions: [{action, ...decision}]});
        this.pending.delete(id);
        this.#take(answer, isHere);
        const to = action === 'add' ? answer.recorded[0].coding : about?.coding;
        if (to && this.#coding(to)) this.#page.select(to);
        say(t(`stored.${action}`, action === 'undo' ? this.#label(about?.code ?? '') : label));
      });
      if (!done) this.#failed(id, t('dropped'));
    } catch (error) {
      this.#failed(id);
      if (error.body?.codings) this.#take(error.body, true);
      if (error.body && this.#coding(id)) this.#page.select(id);
      tellFailure(error);
    }
  }

  #failed(id, problem) {
    this.pending.delete(id);
    const coding = this.#coding(id);
    if (coding) this.#page.redraw(this.#page.coded.turnsOf(coding));
    if (problem) warn(problem, '', 'dropped');
  }

  // What the study holds now.
  #take(answer, isHere) {
    this.undo = answer.undo ?? null;
    this.#page.changed(answer, isHere);
  }

  #coding(id) {
    return this.#page.coded.codings.get(id);
  }

  #label(code) {
    return labelOf(this.#page.coded.codes, code);
  }
}
