// One transcript: reading it, and deciding on its codings by keyboard or mouse.
//
// A decision is shown as being stored until the program says that it is in the
// study. Meanwhile the reader may go on: what is asked waits in a queue.
import {tellFailure} from '/alerts.js';
import {Queue, get, post} from '/api.js';
import {decoded, h, main, measure, replace, say, warn} from '/dom.js';
import {askCode, askMemo, askReason, keysAreOn, showHelp} from '/dialogs.js';
import {details} from '/details.js';
import {filterBar, isUndecided, kFilters, matches, readFilter} from '/filters.js';
import {chooseStretch, hideChoices, hideStretch, selectedStretch, showChoices, showStretch} from '/marking.js';
import {TurnText} from '/positions.js';
import {reveal} from '/scrolling.js';
import {readAddress} from '/transcripts.js';
import {card, labelOf, said, turnElement} from '/turns.js';
import {number, t} from '/words.js';

class Reading {
  constructor(name, {session, address, signal}) {
    this.name = name;
    this.session = session;
    this.signal = signal; // aborted when another page is shown
    this.filter = readFilter(address.searchParams);
    this.selected = address.searchParams.get('coding') ?? '';
    this.wanted = address.searchParams.get('q') ?? '';
    this.queue = new Queue();
    this.pending = new Set(); // codings that a decision is under way for
    this.book = null;
    this.suppressed = [];
  }

  async load() {
    this.take(await get('/api/transcript', {name: this.name}));
  }

  take(data) {
    this.head = data.head;
    this.rows = data.turns;
    this.speakers = data.speakers;
    this.memos = data.memos;
    this.undo = data.undo;
    this.codes = new Map(data.codes.map((code) => [code.id, code]));
    this.turns = data.turns.map((row) => new TurnText(row.text, row.begin_cp));
    this.codings = new Map(data.codings.map((coding) => [coding.id, coding]));
    this.arrange();
  }

  // What the filter shows, in the order of the text, and turn by turn.
  arrange() {
    this.order = [...this.codings.values()].sort((a, b) => a.begin_cp - b.begin_cp || a.end_cp - b.end_cp || (a.code < b.code ? -1 : 1));
    this.shown = this.order.filter((coding) => matches(this.filter, coding) || coding.id === this.selected);
    this.byTurn = this.turns.map(() => []);
    let first = 0;
    for (const coding of this.shown) {
      while (first < this.turns.length && this.turns[first].end <= coding.begin_cp) ++first;
      for (let turn = first; turn < this.turns.length && this.turns[turn].begin < coding.end_cp; ++turn)
        this.byTurn[turn].push(coding);
    }
  }

  turnsOf(coding) {
    const touched = [];
    this.turns.forEach((turn, index) => { if (turn.begin < coding.end_cp && turn.end > coding.begin_cp) touched.push(index); });
    return touched;
  }

  // ---- what is on the screen

  render() {
    this.text = h('div', {class: 'turns'}, this.rows.map((row, index) => turnElement(index, this.turns[index], row, this.speakers[row.speaker] ?? {label: '', role: ''})));
    this.aside = h('aside', {class: 'details', 'aria-label': t('details'), tabindex: '0'});
    this.bar = h('div', {class: 'bar'});
    this.tools = h('div', {class: 'tools'});
    const head = h('div', {class: 'head'}, h('h1', {}, this.name), this.tools, this.bar);
    replace(main(), h('div', {class: 'reading'}, head,
      this.memos.length ? h('ul', {class: 'memos transcript'}, this.memos.map((memo) => h('li', {}, h('strong', {}, memo.coder), ': ', memo.memo))) : null,
      this.text, this.aside));
    measure(head, '--head');
    this.renderTools();
    this.renderBar();
    this.turns.forEach((_, index) => this.renderTurn(index));
    this.renderDetails();
    this.markChosen();
  }

  renderTools() {
    const tool = (name, key, run) => h('button', {type: 'button', class: 'plain', 'aria-keyshortcuts': key, onclick: run}, t(name), h('kbd', {'aria-hidden': 'true'}, key));
    this.progress = h('span', {class: 'progress'});
    const search = h('input', {type: 'search', id: 'search', value: this.wanted, placeholder: t('search'), 'aria-label': t('search'),
      oninput: (event) => this.search(event.target.value, 0),
      onkeydown: (event) => {
        if (event.key === 'Enter') { event.preventDefault(); this.search(event.target.value, event.shiftKey ? -1 : 1); }
        if (event.key === 'Escape') { event.target.blur(); }
      }});
    this.hits = h('span', {class: 'note', role: 'status'});
    replace(this.tools, this.progress, tool('previous', 'k', () => this.goUndecided(-1)), tool('next', 'j', () => this.goUndecided(1)),
      tool('undo', 'u', () => this.takeBack()), search, this.hits, tool('help', '?', showHelp));
    this.renderProgress();
  }

  renderProgress() {
    const suggestions = this.shown.filter((coding) => coding.coder === 'machine');
    const decided = suggestions.filter((coding) => !isUndecided(coding)).length;
    replace(this.progress, h('progress', {max: Math.max(suggestions.length, 1), value: decided, 'aria-label': t('progress')}), ' ', t('n.of.m', number(decided), number(suggestions.length)));
  }

  renderBar() {
    replace(this.bar, filterBar(this.filter, this.order, [...this.codes.values()], (filter) => {
      const focused = document.activeElement?.name;
      this.filter = filter;
      this.writeAddress(true);
      this.arrange();
      this.render();
      if (focused) this.bar.querySelector(`[name="${focused}"]`)?.focus();
    }));
  }

  renderTurn(index) {
    const section = this.text.children[index];
    const [, paragraph, margin] = section.children;
    const here = this.byTurn[index];
    paragraph.replaceChildren(...said(this.turns[index], here, this.codes));
    margin.replaceChildren(...here
      .filter((coding) => coding.begin_cp >= this.turns[index].begin || index === 0)
      .map((coding) => card(coding, this.codes, {selected: coding.id === this.selected, pending: this.pending.has(coding.id)})));
  }

  renderDetails() {
    const coding = this.codings.get(this.selected);
    if (!coding) {
      const what = this.shown.length ? 'choose.coding' : this.codings.size ? 'no.coding.fits' : 'no.codings';
      return replace(this.aside, h('h2', {}, t('codings')), h('p', {}, t(what)));
    }
    const act = (name, key, run, disabled = false) => ({name, key, run, disabled});
    replace(this.aside, details(coding, {
      codes: this.codes, book: this.book, suppressed: this.suppressed, pending: this.pending.has(coding.id), reasons: this.session.reasons,
      acts: [
        act('accept', 'a', () => this.accept()),
        act('reject', 'r', () => this.reject()),
        act('recode', 'c', () => this.recode()),
        act('move', 'b', () => this.move()),
        act('memo', 'm', () => this.memo()),
      ],
    }));
    this.aside.scrollTop = 0;
  }

  markChosen() {
    for (const each of this.text.querySelectorAll('.piece.chosen')) each.classList.remove('chosen');
    if (!this.selected) return;
    for (const each of this.text.querySelectorAll(`.piece[data-codings~="${CSS.escape(this.selected)}"]`)) each.classList.add('chosen');
  }

  cardOf(id) {
    return this.text.querySelector(`.card[data-coding="${CSS.escape(id)}"]`);
  }

  select(id, {focus = true, scroll = true} = {}) {
    if (this.signal.aborted) return;
    this.cardOf(this.selected)?.removeAttribute('aria-current');
    this.selected = id;
    const chosen = this.cardOf(id);
    chosen?.setAttribute('aria-current', 'true');
    this.markChosen();
    this.renderDetails();
    if (chosen && focus) chosen.focus({preventScroll: true});
    const words = this.text.querySelector('.piece.chosen');
    if (chosen && words && scroll) reveal(() => [words.getClientRects()[0], chosen.getBoundingClientRect()]);
    this.writeAddress(false);
  }

  writeAddress(isNew) {
    const query = new URLSearchParams();
    for (const name of kFilters) if (this.filter[name]) query.set(name, this.filter[name]);
    if (this.wanted) query.set('q', this.wanted);
    if (this.selected) query.set('coding', this.selected);
    const address = readAddress(this.name, query.size ? `?${query}` : '');
    if (isNew) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }

  // ---- going about

  index() {
    return this.shown.findIndex((coding) => coding.id === this.selected);
  }

  goTo(step) {
    const next = this.shown[this.index() + step] ?? (this.index() < 0 ? this.shown[0] : null);
    if (next) this.select(next.id);
  }

  // To the details and back.
  goToDetails() {
    if (this.aside.contains(document.activeElement)) this.cardOf(this.selected)?.focus();
    else this.aside.focus();
  }

  // The next or previous one that nobody decided on and no decision is under way for.
  undecided(step) {
    const isOpen = (coding) => isUndecided(coding) && !this.pending.has(coding.id);
    const at = this.index();
    const ahead = step > 0 ? this.shown.slice(at + 1) : this.shown.slice(0, Math.max(at, 0)).reverse();
    const behind = step > 0 ? this.shown.slice(0, Math.max(at, 0)) : this.shown.slice(at + 1).reverse();
    return ahead.find(isOpen) ?? behind.find(isOpen);
  }

  goUndecided(step) {
    const next = this.undecided(step);
    if (next) return this.select(next.id);
    return this.tellAllDecided();
  }

  async tellAllDecided() {
    say(t('all.decided'));
    const {transcripts} = await get('/api/transcripts').catch(() => ({transcripts: []}));
    const at = transcripts.findIndex((row) => row.name === this.name);
    const next = [...transcripts.slice(at + 1), ...transcripts.slice(0, Math.max(at, 0))].find((row) => row.decided < row.suggestions);
    if (!next) return;
    const link = h('a', {href: readAddress(next.name)}, t('next.transcript', next.name));
    replace(document.getElementById('status'), t('all.decided'), ' ', link);
    link.focus();
  }

  search(wanted, step) {
    this.wanted = wanted;
    this.writeAddress(false);
    const places = [];
    const needle = wanted.toLowerCase();
    if (needle)
      this.turns.forEach((turn, index) => {
        const text = turn.text.toLowerCase();
        for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) places.push([index, at]);
      });
    if (!places.length) {
      hideStretch('found');
      return replace(this.hits, needle ? t('search.none', wanted) : '');
    }
    this.place = step ? ((this.place ?? -1) + step + places.length) % places.length : 0;
    const [turn, at] = places[this.place];
    const range = showStretch(this.turns, turn, at, at + needle.length, 'found');
    if (range) reveal(() => [range.getBoundingClientRect()]);
    replace(this.hits, t('search.found', number(this.place + 1), number(places.length)));
  }

  // ---- deciding

  accept() { return this.decide('accept'); }

  async reject() {
    const id = this.selected;
    const reason = await askReason(this.session.reasons);
    if (reason !== null) this.decide('reject', {reason}, id);
    else this.cardOf(id)?.focus();
  }

  async recode() {
    const id = this.selected;
    const current = this.codings.get(id)?.code;
    const code = await askCode(this.codes, current);
    if (code && code !== current) return this.decide('recode', {code}, id);
    if (code) say(t('same.code', labelOf(this.codes, code)));
    this.cardOf(id)?.focus();
  }

  async memo() {
    const id = this.selected;
    const text = await askMemo(labelOf(this.codes, this.codings.get(id)?.code));
    if (text) this.decide('memo', {memo: text}, id);
    else this.cardOf(id)?.focus();
  }

  async move() {
    const coding = this.codings.get(this.selected);
    const stretch = await chooseStretch(this.turns, this.startAt(coding));
    if (stretch) this.decide('move', stretch, coding.id);
    else this.cardOf(coding.id)?.focus();
  }

  startAt(coding) {
    const turn = this.turns.findIndex((each) => each.end > coding.begin_cp);
    return {turn, begin: this.turns[turn].toUnits(coding.begin_cp), end: this.turns[turn].toUnits(coding.end_cp)};
  }

  async addByKeyboard() {
    const near = this.codings.get(this.selected);
    const start = near ? this.startAt(near) : this.firstWord();
    if (!start) return;
    const stretch = await chooseStretch(this.turns, start);
    if (stretch) this.add(stretch);
  }

  firstWord() {
    const turn = this.turns.findIndex((each, index) =>
      each.words('nl').length && this.text.children[index].getBoundingClientRect().bottom > 160);
    if (turn < 0) return null;
    const [begin, end] = this.turns[turn].words('nl')[0];
    return {turn, begin, end};
  }

  async add({begin_cp, end_cp}) {
    const code = await askCode(this.codes, this.codings.get(this.selected)?.code);
    if (!code) return;
    this.send('add', labelOf(this.codes, code), '', () => ({transcript: this.name, begin_cp, end_cp, code}));
  }

  // `more`: what the act needs beside the coding. Goes on to the next one at once.
  decide(action, more = {}, id = this.selected) {
    const coding = this.codings.get(id);
    if (!coding) return;
    const label = labelOf(this.codes, more.code ?? coding.code);
    this.pending.add(id);
    this.turnsOf(coding).forEach((turn) => this.renderTurn(turn));
    this.markChosen();
    const next = action === 'accept' || action === 'reject' ? this.undecided(1) : null;
    if (next) this.select(next.id);
    else this.select(id);
    this.send(action, label, id, () => ({id, seen: action === 'memo' ? undefined : this.codings.get(id)?.seen ?? '', ...more}));
  }

  takeBack() {
    if (!this.undo && !this.queue.waiting) return say(t('nothing.to.undo'));
    this.send('undo', '', '', () => ({seen: this.undo?.event ?? ''}));
  }

  // Asks for one decision, when those before it are done.
  async send(action, label, id, build) {
    try {
      const done = await this.queue.add(async () => {
        const decision = build();
        const about = action === 'undo' ? this.undo : null;
        const answer = await post('/api/decide', {transcript: about?.transcript || this.name, decisions: [{action, ...decision}]});
        this.pending.delete(id);
        this.changed(answer, !about?.transcript || about.transcript === this.name);
        const added = action === 'add' ? answer.recorded[0].coding : '';
        if (added || (action === 'undo' && about?.coding && this.codings.has(about.coding))) this.select(added || about.coding);
        say(t(`stored.${action}`, action === 'undo' ? labelOf(this.codes, about?.code ?? '') : label));
      });
      if (!done) this.failed(id, t('dropped'));
    } catch (error) {
      this.failed(id);
      if (error.body?.codings) this.changed(error.body, true);
      if (error.body && this.codings.has(id)) this.select(id);
      tellFailure(error);
    }
  }

  failed(id, problem) {
    this.pending.delete(id);
    const coding = this.codings.get(id);
    if (coding) this.turnsOf(coding).forEach((turn) => this.renderTurn(turn));
    this.markChosen();
    if (this.selected === id) this.renderDetails();
    if (problem) warn(problem, '', 'dropped');
  }

  // Takes in what the study holds now of these codings.
  changed({codings = [], gone = [], undo = null, before, head}, isHere) {
    this.undo = undo;
    // Where others wrote in between, the next pulse makes the page look again.
    if (before === this.head) this.head = head;
    if (!isHere) return;
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
    this.arrange();
    touched.forEach((turn) => this.renderTurn(turn));
    this.markChosen();
    this.renderBar();
    this.renderProgress();
    this.renderDetails();
  }

  // Others may have decided meanwhile.
  async lookAgain(head) {
    if (head === this.head || this.queue.waiting || document.querySelector('dialog, body.marking')) return;
    const before = JSON.stringify(this.order);
    const focused = document.activeElement?.dataset?.coding;
    await this.load();
    if (JSON.stringify(this.order) === before) return;
    this.turns.forEach((_, index) => this.renderTurn(index));
    this.markChosen();
    this.renderProgress();
    this.renderDetails();
    if (focused) this.cardOf(focused)?.focus({preventScroll: true});
    say(t('others.changed'));
  }

  // ---- listening

  press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (document.querySelector('dialog') || document.body.classList.contains('marking')) return;
    if (event.target.closest?.('input, select, textarea')) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!event.target.closest?.('.card')) return;
      event.preventDefault();
      return this.goTo(event.key === 'ArrowDown' ? 1 : -1);
    }
    const needsCoding = {a: () => this.accept(), r: () => this.reject(), c: () => this.recode(), b: () => this.move(), m: () => this.memo()};
    const others = {
      j: () => this.goUndecided(1), k: () => this.goUndecided(-1), n: () => this.addByKeyboard(), u: () => this.takeBack(),
      d: () => this.goToDetails(), '/': () => document.getElementById('search').select(), '?': () => showHelp(),
    };
    const run = others[event.key] ?? (this.codings.has(this.selected) ? needsCoding[event.key] : null);
    if (!run) return;
    if (!keysAreOn() && event.key !== '?') return say(t('keys.off'));
    event.preventDefault();
    run();
  }

  click(event) {
    const chosen = event.target.closest?.('.card');
    if (chosen) return this.select(chosen.dataset.coding);
    const piece = event.target.closest?.('.piece');
    if (!piece || !getSelection().isCollapsed) return;
    // Where several codings lie, one click after another goes round.
    const ids = piece.dataset.codings.split(' ');
    this.select(ids[(ids.indexOf(this.selected) + 1) % ids.length], {focus: false, scroll: false});
  }

  offerStretch() {
    const stretch = document.body.classList.contains('marking') ? null : selectedStretch(this.turns);
    if (!stretch) return hideChoices();
    const clear = (run) => () => { getSelection().removeAllRanges(); run(); };
    const choices = [[t('code.this'), clear(() => this.add(stretch))]];
    const coding = this.codings.get(this.selected);
    if (coding) {
      const {begin_cp, end_cp} = stretch;
      choices.push([t('borders.this', labelOf(this.codes, coding.code)), clear(() => this.decide('move', {begin_cp, end_cp}))]);
    }
    showChoices(stretch.rect, choices);
  }

  listen() {
    const listeners = [
      [document, 'keydown', (event) => this.press(event)],
      [main(), 'click', (event) => this.click(event)],
      [document, 'mouseup', (event) => { if (!event.target.closest?.('.floating, dialog')) setTimeout(() => this.offerStretch()); }],
      [document, 'touchend', () => setTimeout(() => this.offerStretch(), 300)],
      [document, 'pulse', (event) => this.lookAgain(event.detail)],
    ];
    for (const [on, what, run] of listeners) on.addEventListener(what, run, {signal: this.signal});
    this.signal.addEventListener('abort', () => {
      delete document.body.dataset.ready;
      hideChoices();
      hideStretch('found');
    });
  }

  // What is not needed for the first look.
  async loadMore() {
    const [{codebooks}, {suppressed}] = await Promise.all([get('/api/codebook', {counts: 'no'}), get('/api/suppressed', {transcript: this.name})]);
    this.book = {codes: new Map(), rules: new Map()};
    for (const codebook of codebooks) {
      for (const code of codebook.codes) this.book.codes.set(code.id, code);
      for (const rule of codebook.rules) this.book.rules.set(rule.id, rule);
    }
    this.suppressed = suppressed;
    this.renderDetails();
  }
}

export async function showReading(page) {
  const reading = new Reading(decoded(location.pathname.slice('/read/'.length)), page);
  await reading.load();
  reading.render();
  reading.listen();
  if (reading.selected && reading.codings.has(reading.selected)) reading.select(reading.selected);
  else scrollTo(0, 0);
  if (reading.wanted) reading.search(reading.wanted, 0);
  reading.loadMore().catch(() => {});
  document.body.dataset.ready = 'reading';
}
