// Choosing a stretch of text, with the mouse or with the keyboard, to code it or to
// move a coding's borders to it.
import {h, say} from '/dom.js';
import {life} from '/life.js';
import {reveal} from '/scrolling.js';
import {languageName, t} from '/words.js';

const kHighlight = 'marking';

// The place of a DOM position within the text of a turn; null outside of any.
function place(node, offset) {
  const said = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.('.said');
  if (!said) return null;
  const before = document.createRange();
  before.setStart(said, 0);
  before.setEnd(node, offset);
  return {turn: Number(said.dataset.said), unit: before.toString().length};
}

// The DOM range of units [begin, end) of a turn's text.
function rangeOf(said, begin, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(said, NodeFilter.SHOW_TEXT);
  let at = 0;
  let started = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const next = at + node.length;
    if (!started && begin < next) {
      range.setStart(node, begin - at);
      started = true;
    }
    if (started && end <= next) {
      range.setEnd(node, end - at);
      return range;
    }
    at = next;
  }
  return null;
}

// Units [begin, end) of a turn; gives where they are.
export function showStretch(turn, begin, end, name = kHighlight) {
  const said = document.querySelector(`[data-said="${turn}"]`);
  const range = said && rangeOf(said, begin, end);
  if (!range) return null;
  CSS.highlights?.set(name, new Highlight(range));
  return range;
}

export const hideStretch = (name = kHighlight) => CSS.highlights?.delete(name);

// Where a selection ends that began in `turn`: one that leaves the text ends with the last
// text that it touches, and one that only touches a turn's beginning ends before it.
function endOf(range, turn, turns) {
  let end = place(range.endContainer, range.endOffset);
  if (!end || end.turn < turn) {
    const touched = [...document.querySelectorAll('.said')].filter((said) => range.intersectsNode(said));
    const last = Number(touched.at(-1)?.dataset.said ?? turn);
    end = {turn: last, unit: turns[last].text.length};
  }
  while (end.turn > turn && !turns[end.turn].text.slice(0, end.unit).trim()) end = {turn: end.turn - 1, unit: turns[end.turn - 1].text.length};
  return end;
}

// What is selected: {begin_cp, end_cp} without white space around it, or null.
export function selectedStretch(turns) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const from = place(range.startContainer, range.startOffset);
  if (!from) return null;
  const to = endOf(range, from.turn, turns);
  const first = turns[from.turn];
  const last = turns[to.turn];
  let begin = from.unit;
  let end = to.unit;
  while (begin < first.text.length && /\s/.test(first.text[begin])) ++begin;
  while (end > 0 && /\s/.test(last.text[end - 1])) --end;
  const stretch = {begin_cp: first.toCodePoints(begin), end_cp: last.toCodePoints(end), rect: range.getBoundingClientRect()};
  return stretch.begin_cp < stretch.end_cp ? stretch : null;
}

const kRestMs = 300;

// Calls `run` when what is selected has come to rest: once the mouse button is up, and for
// the handles of a touch screen, which move without a pointer that the page sees, once they
// have stood still for a while.
export function onSelected(run, signal) {
  let timer = 0;
  let isDown = false;
  const restIn = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!isDown && !signal.aborted) run(); }, delay);
  };
  const listen = (what, act) => document.addEventListener(what, act, {signal});
  const up = (event) => {
    isDown = false;
    if (!event.target.closest?.('.floating, dialog')) restIn(0);
  };
  listen('pointerdown', () => { isDown = true; });
  listen('pointerup', up);
  listen('pointercancel', up);
  listen('selectionchange', () => restIn(kRestMs));
}

// A few buttons beside what is selected.
export function showChoices(rect, choices) {
  hideChoices();
  const box = h('div', {class: 'floating', role: 'group', 'aria-label': t('code.this')}, choices.map(([text, run]) =>
    h('button', {type: 'button', onmousedown: (event) => event.preventDefault(), onclick: () => { hideChoices(); run(); }}, text)));
  document.body.append(box);
  const left = Math.min(Math.max(8, rect.left), innerWidth - box.offsetWidth - 8);
  const gap = matchMedia('(pointer: coarse)').matches ? 30 : 6; // clear of a touch screen's handles
  const below = rect.bottom + gap;
  const top = below + box.offsetHeight < innerHeight ? below : Math.max(8, rect.top - gap - box.offsetHeight);
  box.style.setProperty('left', `${left + scrollX}px`);
  box.style.setProperty('top', `${top + scrollY}px`);
}
export const hideChoices = () => document.querySelector('.floating')?.remove();

// Starts at [begin, end) of a turn, in units, and follows the keyboard and what the mouse
// selects; gives the stretch in code points, or null where it was stopped or its page left.
export function chooseStretch(turns, start) {
  return new Promise((resolve) => {
    let {turn, begin, end} = start;
    const before = document.activeElement;
    const words = () => turns[turn].words(languageName());
    const sentences = () => turns[turn].sentences(languageName());

    function show() {
      const range = showStretch(turn, begin, end);
      const rect = range?.getBoundingClientRect();
      if (rect && getSelection().isCollapsed) reveal(() => [range.getBoundingClientRect()]);
      say(t('marking', turns[turn].text.slice(begin, end)));
    }
    const over = new AbortController();
    function stop(answer) {
      over.abort();
      document.body.classList.remove('marking');
      bar.remove();
      if (document.activeElement === document.body && before?.isConnected) before.focus({preventScroll: true});
      hideStretch();
      say('');
      resolve(answer);
    }
    const store = () => stop({begin_cp: turns[turn].toCodePoints(begin), end_cp: turns[turn].toCodePoints(end)});
    const bar = h('div', {class: 'marking-bar', role: 'group', 'aria-label': t('move')},
      h('button', {type: 'button', class: 'primary', onclick: store}, t('store'), h('kbd', {'aria-hidden': 'true'}, 'Enter')),
      h('button', {type: 'button', onclick: () => stop(null)}, t('cancel'), h('kbd', {'aria-hidden': 'true'}, 'Esc')));
    function follow() {
      const selected = selectedStretch(turns);
      if (!selected) return;
      turn = turns.findIndex((each) => each.end > selected.begin_cp);
      [begin, end] = [turns[turn].toUnits(selected.begin_cp), turns[turn].toUnits(selected.end_cp)];
      show();
    }
    const firstAfter = (at) => words().find(([from]) => from > at)?.[0];
    const lastBefore = (at) => words().findLast(([from]) => from < at)?.[0];
    function moveBegin(step) {
      const to = step > 0 ? firstAfter(begin) : lastBefore(begin);
      if (to === undefined) return;
      begin = to;
      if (begin >= end) end = words().find(([from]) => from === begin)[1];
    }
    function moveEnd(step) {
      const to = step > 0 ? words().find(([, till]) => till > end)?.[1] : words().findLast(([, till]) => till < end)?.[1];
      if (to !== undefined && to > begin) end = to;
    }
    function moveSentence(step) {
      const all = sentences();
      let at = all.findIndex(([from, till]) => begin >= from && begin < till) + step;
      const beyond = at < 0 || at >= all.length;
      if (beyond) {
        let next = turn + step;
        while (turns[next] && !turns[next].sentences(languageName()).length) next += step;
        if (!turns[next]) return;
        turn = next;
        at = step > 0 ? 0 : sentences().length - 1;
      }
      [begin, end] = sentences()[at];
    }
    function press(event) {
      const step = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1}[event.key];
      if (!step && event.key !== 'Enter' && event.key !== 'Escape') return;
      if (event.key === 'Enter' && bar.contains(event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === 'Escape') return stop(null);
      if (event.key === 'Enter') return store();
      getSelection().removeAllRanges();
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveSentence(step);
      else if (event.shiftKey) moveEnd(step);
      else moveBegin(step);
      show();
    }
    addEventListener('keydown', press, {capture: true, signal: over.signal});
    document.addEventListener('selectionchange', follow, {signal: over.signal});
    life().addEventListener('abort', () => stop(null), {once: true, signal: over.signal});
    document.body.classList.add('marking');
    document.body.append(bar);
    show();
  });
}
