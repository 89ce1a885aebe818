// A speaker turn on the page: its text cut where codings begin and end, each
// stretch with a line in the colour of each code over it, and its codings beside it.
import {h} from '/dom.js';
import {clock} from '/positions.js';
import {t} from '/words.js';

const kLanes = 4; // lines under the text; more codings than these share the last

// For codes whose codebook gives none; each is seen on light and on dark paper.
const kColours = ['#2f7fc4', '#c2571a', '#2e8b57', '#b0558f', '#8a7400', '#7a68c8', '#128a96', '#c94f5c', '#6f8426', '#96694c'];

export const colourOf = (codes, id) => {
  const colour = codes.get(id)?.colour ?? '';
  return /^#[0-9a-f]{6}$/i.test(colour) ? colour : kColours[Math.max(0, [...codes.keys()].indexOf(id)) % kColours.length];
};

export const labelOf = (codes, id) => codes.get(id)?.label || id;

// As it can be chosen from a list.
export const choiceOf = ({id, label}) => (label ? `${label} (${id})` : id);

export const roleName = (role) => (role === 'unknown' ? t('role.unknown') : role);

const kSigns = {suggested: '?', accepted: '✓', rejected: '✗', changed: '≈', added: '+'};

export const statusOf = (coding) =>
  t(coding.flags.includes('in_conflict') ? 'status.conflict' : `status.${isOpen(coding) ? 'undecided' : coding.status}`);
const isOpen = (coding) => coding.status === 'suggested';

// A lane for each coding, so that those that overlap have different ones.
function lanesOf(codings) {
  const ends = [];
  const lanes = new Map();
  for (const coding of codings) {
    let lane = ends.findIndex((end) => end <= coding.begin_cp);
    if (lane < 0) lane = ends.length;
    ends[lane] = coding.end_cp;
    lanes.set(coding.id, Math.min(lane, kLanes - 1));
  }
  return lanes;
}

// Where the text must be cut, in code points.
function bordersOf(turn, codings) {
  const borders = new Set([turn.begin, turn.end]);
  const add = (at) => { if (at > turn.begin && at < turn.end) borders.add(at); };
  for (const coding of codings) {
    add(coding.begin_cp);
    add(coding.end_cp);
    for (const rule of coding.rules) {
      add(rule.begin_cp);
      add(rule.end_cp);
    }
  }
  return [...borders].sort((a, b) => a - b);
}

// Where a transcript breaks its lines is no more than white space; blank lines are kept.
export const flowing = (text) => text.split(/(\n\s*\n)/).map((part, index) => (index % 2 ? h('span', {class: 'gap'}, part) : part));

function piece(turn, begin, end, over, lanes, codes) {
  const text = flowing(turn.text.slice(turn.toUnits(begin), turn.toUnits(end)));
  if (!over.length) return text;
  const isEvidence = over.some((coding) => coding.rules.some((rule) => rule.begin_cp < end && rule.end_cp > begin));
  const element = h(isEvidence ? 'mark' : 'span', {class: 'piece', 'data-codings': over.map((coding) => coding.id).join(' ')}, text);
  for (const coding of over) {
    element.style.setProperty(`--lane${lanes.get(coding.id)}`, colourOf(codes, coding.code));
    if (coding.status === 'rejected') element.classList.add('rejected');
  }
  return element;
}

// `codings`: those to be shown that touch the turn, in order.
export function said(turn, codings, codes) {
  const lanes = lanesOf(codings);
  const borders = bordersOf(turn, codings);
  const pieces = [];
  for (let i = 0; i + 1 < borders.length; ++i) {
    const [begin, end] = [borders[i], borders[i + 1]];
    pieces.push(piece(turn, begin, end, codings.filter((coding) => coding.begin_cp < end && coding.end_cp > begin), lanes, codes));
  }
  return pieces.flat();
}

export function card(coding, codes, {selected, pending}) {
  const status = pending ? t('storing') : statusOf(coding);
  const notes = [];
  if (coding.tier === 'hint') notes.push(t('tier.hint'));
  if (coding.voice !== 'own') notes.push(t(`voice.${coding.voice}`));
  if (coding.memos.length) notes.push('✎');
  return h('li', {},
    h('button', {
      type: 'button',
      class: `card is-${coding.status}${pending ? ' pending' : ''}${coding.flags.includes('in_conflict') ? ' conflict' : ''}`,
      'data-coding': coding.id,
      'aria-current': selected ? 'true' : null,
      colour: colourOf(codes, coding.code),
      title: coding.code,
    },
    h('span', {class: 'sign', 'aria-hidden': 'true'}, pending ? '…' : kSigns[coding.status]),
    h('span', {class: 'label'}, labelOf(codes, coding.code)),
    h('span', {class: 'note'}, [status, ...notes].join(' · '))));
}

export function turnElement(index, turn, row, speaker) {
  const name = speaker.label || '–';
  const asks = speaker.role === 'interviewer' || speaker.role === 'moderator';
  return h('div', {class: `turn ${asks ? 'asks' : 'tells'}`, role: 'group', 'aria-label': name},
    h('div', {class: 'speaker'},
      h('span', {class: 'name', title: roleName(speaker.role)}, name),
      row.begin_ms === null ? null : h('time', {}, clock(row.begin_ms))),
    h('p', {class: 'said', 'data-said': index}),
    h('ol', {class: 'margin', role: 'list'}));
}
