// One transcript: reading it, and going about its codings by keyboard or mouse.
import {onPulse} from '/alerts.js';
import {get} from '/api.js';
import {Coded} from '/coded.js';
import {Deciding} from '/deciding.js';
import {details} from '/details.js';
import {helpButton, keysAreOn, showHelp} from '/dialogs.js';
import {decoded, h, main, measure, replace, say} from '/dom.js';
import {filterBar, isUndecided, kFilters, matches, readFilter} from '/filters.js';
import {hideChoices, onSelected, selectedStretch, showChoices} from '/marking.js';
import {reveal} from '/scrolling.js';
import {Search} from '/search.js';
import {readAddress} from '/transcripts.js';
import {card, labelOf, said, turnElement} from '/turns.js';
import {number, t} from '/words.js';

const kKeys = [['j', 'key.next'], ['k', 'key.previous'], ['↓ ↑', 'key.arrows'], ['a', 'accept'], ['r', 'reject'], ['c', 'recode'], ['b', 'key.move'], ['m', 'memo'], ['n', 'key.add'], ['u', 'undo'], ['d', 'key.details'], ['/', 'key.search']];
const help = () => showHelp(kKeys, 'mouse.help');

class Reading {
  constructor(name, {session, address, signal}) {
    this.name = name;
    this.session = session;
    this.signal = signal; // aborted when another page is shown
    this.coded = new Coded();
    this.deciding = new Deciding(this);
    this.search = new Search(address.searchParams.get('q') ?? '', () => {
      this.writeAddress(false);
      this.search.find(this.coded.turns);
    }, () => this.focus());
    this.filter = readFilter(address.searchParams);
    this.selected = address.searchParams.get('coding') ?? '';
    this.marked = []; // pieces of text of the chosen coding
    this.book = null;
    this.suppressed = [];
  }

  async load() {
    const data = await get('/api/transcript', {name: this.name});
    this.head = data.head;
    this.deciding.undo = data.undo;
    this.coded.take(data);
    this.coded.arrange(this.filter, this.selected);
  }

  // ---- what is on the screen

  render() {
    const {rows, turns, speakers, memos} = this.coded;
    this.text = h('div', {class: 'turns'}, rows.map((row, index) => turnElement(index, turns[index], row, speakers[row.speaker] ?? {label: '', role: ''})));
    this.aside = h('aside', {class: 'details', 'aria-label': t('details'), tabindex: '0'});
    this.bar = h('div', {class: 'bar'});
    this.progress = h('span', {class: 'progress'});
    const head = h('div', {class: 'head'}, h('h1', {}, this.name), this.tools(), this.bar);
    replace(main(), h('div', {class: 'reading'}, head,
      memos.length ? h('ul', {class: 'memos transcript'}, memos.map((memo) => h('li', {}, h('strong', {}, memo.coder), ': ', memo.memo))) : null,
      this.text, this.aside));
    measure(head, '--head');
    this.refresh();
  }

  // All that depends on the codings, in these turns.
  refresh(turns = this.coded.turns.keys()) {
    this.redraw(turns);
    this.renderProgress();
    this.renderBar();
    this.renderDetails();
  }

  tools() {
    const tool = (name, key, run) => h('button', {type: 'button', class: 'plain', 'aria-keyshortcuts': key, onclick: run}, t(name), h('kbd', {'aria-hidden': 'true'}, key));
    return h('div', {class: 'tools'}, this.progress, tool('previous', 'k', () => this.goUndecided(-1)), tool('next', 'j', () => this.goUndecided(1)),
      tool('undo', 'u', () => this.deciding.takeBack()), this.search.field, this.search.hits, helpButton(help));
  }

  renderProgress() {
    const suggestions = this.coded.shown.filter((coding) => coding.coder === 'machine');
    const decided = suggestions.filter((coding) => !isUndecided(coding)).length;
    replace(this.progress, h('progress', {max: Math.max(suggestions.length, 1), value: decided, 'aria-label': t('progress')}), ' ', t('n.of.m', number(decided), number(suggestions.length)));
  }

  renderBar() {
    const focused = this.bar.contains(document.activeElement) ? document.activeElement.name : null;
    replace(this.bar, filterBar(this.filter, this.coded.order, [...this.coded.codes.values()], (filter) => {
      this.filter = filter;
      const chosen = this.coded.codings.get(this.selected);
      if (chosen && !matches(filter, chosen)) this.selected = '';
      this.writeAddress(true);
      this.coded.arrange(filter, this.selected);
      this.refresh();
    }));
    if (focused !== null) (this.bar.querySelector(`[name="${focused}"]`) ?? this.bar.querySelector('select')).focus();
  }

  // These turns, by their numbers, as they are now; the keyboard stays where it was.
  redraw(turns) {
    const focused = document.activeElement?.dataset?.coding;
    for (const turn of turns) this.renderTurn(turn);
    this.markChosen();
    this.search.mark();
    if (focused && document.activeElement === document.body) (this.cardOf(focused) ?? this.cardOf(this.selected) ?? main()).focus({preventScroll: true});
  }

  renderTurn(index) {
    const [, paragraph, margin] = this.text.children[index].children;
    const {turns, byTurn, codes} = this.coded;
    paragraph.replaceChildren(...said(turns[index], byTurn[index], codes));
    margin.replaceChildren(...byTurn[index]
      .filter((coding) => coding.begin_cp >= turns[index].begin || index === 0)
      .map((coding) => card(coding, codes, {selected: coding.id === this.selected, pending: this.deciding.pending.has(coding.id)})));
  }

  // About the chosen coding; where it was chosen already, it stays as its reader has it.
  renderDetails() {
    const {codings, codes, shown} = this.coded;
    const coding = codings.get(this.selected);
    const isSame = this.detailed === this.selected;
    const [top, opened] = [isSame ? this.aside.scrollTop : 0, isSame ? [...this.aside.querySelectorAll('details')].map((each) => each.open) : []];
    const isFocused = this.aside.contains(document.activeElement);
    this.detailed = this.selected;
    if (!coding) {
      replace(this.aside, h('h2', {}, t('codings')), h('p', {}, t(shown.length ? 'choose.coding' : this.nothingShown())));
    } else {
      const act = (name, key, run) => ({name, key, run});
      replace(this.aside, details(coding, {
        codes, book: this.book, suppressed: this.suppressed, pending: this.deciding.pending.has(coding.id), reasons: this.session.reasons,
        acts: [
          act('accept', 'a', () => this.deciding.accept()),
          act('reject', 'r', () => this.deciding.reject()),
          act('recode', 'c', () => this.deciding.recode()),
          act('move', 'b', () => this.deciding.move()),
          act('memo', 'm', () => this.deciding.memo()),
        ],
      }));
      this.aside.querySelectorAll('details').forEach((each, index) => { each.open = opened[index] ?? false; });
    }
    this.aside.scrollTop = top;
    if (isFocused && document.activeElement === document.body) this.aside.focus({preventScroll: true});
  }

  markChosen() {
    for (const each of this.marked) each.classList.remove('chosen');
    const coding = this.coded.codings.get(this.selected);
    const pieces = `.piece[data-codings~="${CSS.escape(this.selected)}"]`;
    this.marked = coding ? this.coded.turnsOf(coding).flatMap((turn) => [...this.text.children[turn].querySelectorAll(pieces)]) : [];
    for (const each of this.marked) each.classList.add('chosen');
  }

  cardOf(id) {
    return this.text.querySelector(`.card[data-coding="${CSS.escape(id)}"]`);
  }

  // The keyboard, to what is chosen.
  focus() {
    (this.cardOf(this.selected) ?? main()).focus({preventScroll: true});
  }

  isInSight(turn) {
    return this.text.children[turn].getBoundingClientRect().bottom > 160;
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
    const [words] = this.marked;
    if (chosen && words && scroll) reveal(() => [words.getClientRects()[0], chosen.getBoundingClientRect()]);
    this.writeAddress(false);
  }

  writeAddress(isNew) {
    const query = new URLSearchParams();
    for (const name of kFilters) if (this.filter[name]) query.set(name, this.filter[name]);
    if (this.search.wanted) query.set('q', this.search.wanted);
    if (this.selected) query.set('coding', this.selected);
    const address = readAddress(this.name, query.size ? `?${query}` : '');
    if (isNew) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  }

  // ---- going about

  goTo(step) {
    const next = this.coded.beside(this.selected, step);
    if (next) this.select(next.id);
  }

  // To the details and back.
  goToDetails() {
    if (this.aside.contains(document.activeElement)) this.focus();
    else this.aside.focus();
  }

  // The next or previous one that nobody decided on and no decision is under way for.
  undecided(step) {
    return this.coded.undecided(this.selected, step, this.deciding.pending);
  }

  goUndecided(step) {
    const next = this.undecided(step);
    if (next) return this.select(next.id);
    return this.coded.shown.length ? this.tellAllDecided() : say(t(this.nothingShown()));
  }

  nothingShown() {
    const {codings, codes} = this.coded;
    return codings.size ? 'no.coding.fits' : codes.size ? 'no.codings' : 'no.codebook';
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

  // ---- what the study holds now

  changed({codings = [], gone = [], before, head}, isHere) {
    // Where others wrote in between, the next pulse makes the page look again.
    if (before === this.head) this.head = head;
    if (!isHere) return;
    const at = this.coded.shown.findIndex((coding) => coding.id === this.selected);
    const touched = this.coded.change(codings, gone);
    this.coded.arrange(this.filter, this.selected);
    this.refresh(touched);
    if (at < 0 || this.coded.codings.has(this.selected)) return;
    const beside = this.coded.shown[at] ?? this.coded.shown.at(-1);
    this.select(beside?.id ?? '');
  }

  // Others may have decided meanwhile.
  async lookAgain(head) {
    if (head === this.head || this.deciding.isUnderWay || document.querySelector('dialog[open], body.marking')) return;
    const [before, text] = [this.coded.order, this.coded.rows].map((each) => JSON.stringify(each));
    await this.load();
    if (JSON.stringify(this.coded.rows) !== text) {
      this.render();
      this.search.find(this.coded.turns);
    } else if (JSON.stringify(this.coded.order) !== before) {
      this.refresh();
    } else {
      return;
    }
    say(t('others.changed'));
  }

  // ---- listening

  press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (document.querySelector('dialog[open]') || document.body.classList.contains('marking')) return;
    if (event.target.closest?.('input, select, textarea')) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!event.target.closest?.('.card')) return;
      event.preventDefault();
      return this.goTo(event.key === 'ArrowDown' ? 1 : -1);
    }
    const {deciding} = this;
    const needsCoding = {a: () => deciding.accept(), r: () => deciding.reject(), c: () => deciding.recode(), b: () => deciding.move(), m: () => deciding.memo()};
    const others = {
      j: () => this.goUndecided(1), k: () => this.goUndecided(-1), n: () => deciding.addByKeyboard(), u: () => deciding.takeBack(),
      d: () => this.goToDetails(), '/': () => this.search.field.select(), '?': help,
    };
    const run = others[event.key] ?? (this.coded.codings.has(this.selected) ? needsCoding[event.key] : null);
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
    const stretch = document.body.classList.contains('marking') ? null : selectedStretch(this.coded.turns);
    if (!stretch) return hideChoices();
    const clear = (run) => () => { getSelection().removeAllRanges(); run(); };
    const choices = [[t('code.this'), clear(() => this.deciding.add(stretch))]];
    const coding = this.coded.codings.get(this.selected);
    if (coding) {
      const {begin_cp, end_cp} = stretch;
      choices.push([t('borders.this', labelOf(this.coded.codes, coding.code)), clear(() => this.deciding.decide('move', {begin_cp, end_cp}))]);
    }
    showChoices(stretch.rect, choices);
  }

  listen() {
    document.addEventListener('keydown', (event) => this.press(event), {signal: this.signal});
    main().addEventListener('click', (event) => this.click(event), {signal: this.signal});
    onSelected(() => this.offerStretch(), this.signal);
    onPulse((head) => this.lookAgain(head), this.signal);
    this.signal.addEventListener('abort', () => {
      delete document.body.dataset.ready;
      hideChoices();
      this.search.hide();
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
  if (reading.coded.codings.has(reading.selected)) reading.select(reading.selected);
  else scrollTo(0, 0);
  reading.search.find(reading.coded.turns);
  reading.loadMore().catch(() => {});
  document.body.dataset.ready = 'reading';
}
