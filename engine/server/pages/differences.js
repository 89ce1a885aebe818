// Passages that coders, each alone, coded differently: what each has there, and what
// it takes to have it as one of them does.
import {h} from '/dom.js';
import {readAddress} from '/transcripts.js';
import {colourOf, labelOf} from '/turns.js';
import {count, t} from '/words.js';

export const keyOf = (row) => `${row.transcript}:${row.begin_cp}:${row.end_cp}:${row.code}`;

const codingsOf = (row) => [...new Set(row.sides.flatMap((side) => side.codings))];

// The decisions by which `coder` has the passage as `side` does. Who is none of the
// sides settles it: each coding is judged, whoever made it. Who is one takes over what
// he lacks and rejects what he alone has; none of the others' codings are touched.
export function decisionsFor(row, side, coder, codings) {
  const mine = row.sides.find((each) => each.coder === coder);
  const keep = new Set(side.codings);
  const about = mine ? [...new Set([...side.codings.filter((id) => !mine.codings.includes(id)), ...mine.codings.filter((id) => !keep.has(id))])] : codingsOf(row);
  return about.filter((id) => codings.has(id))
    .sort((a, b) => keep.has(b) - keep.has(a))
    .map((id) => ({action: keep.has(id) ? 'accept' : 'reject', id, seen: codings.get(id).seen, settle: !mine}));
}

// The passage with what this coder marked.
function said(row, side) {
  const characters = [...row.text];
  const parts = [];
  let at = row.begin_cp;
  const text = (end) => characters.slice(at - row.begin_cp, end - row.begin_cp).join('');
  for (const {begin_cp, end_cp} of side.spans) {
    parts.push(text(begin_cp));
    at = begin_cp;
    parts.push(h('mark', {class: 'span'}, text(end_cp)));
    at = end_cp;
  }
  parts.push(text(row.end_cp));
  return h('blockquote', {class: side.spans.length ? null : 'without'}, parts);
}

function sideElement(row, side, key, codes, choose) {
  return h('div', {class: 'side'},
    h('h3', {}, side.coder),
    said(row, side),
    side.spans.length ? null : h('p', {class: 'note'}, side.other_codes.length ? t('instead', side.other_codes.map((code) => labelOf(codes, code)).join(', ')) : t('nothing.here')),
    choose ? h('button', {type: 'button', class: 'act', 'data-key': key, 'aria-keyshortcuts': key, onclick: choose}, t('agree.with', side.coder), h('kbd', {'aria-hidden': 'true'}, key)) : null);
}

// `choose(row, side, decisions)` asks for a memo, and stores.
export function differenceItem(row, {codes, codings, coder, choose}) {
  const isMine = row.sides.some((each) => each.coder === coder);
  const first = codingsOf(row)[0];
  return h('article', {class: 'conflict-item', colour: colourOf(codes, row.code), tabindex: '-1', 'data-key': keyOf(row), 'aria-label': `${labelOf(codes, row.code)}, ${row.transcript}`},
    h('h2', {}, labelOf(codes, row.code), ' ', h('a', {class: 'note', href: readAddress(row.transcript, first ? `?coding=${first}` : '')}, row.transcript)),
    h('p', {class: 'note'}, t(`kind.${row.kind}`), ' · ', t('weight', count('characters', row.weight))),
    h('div', {class: 'sides'}, row.sides.map((side, index) => {
      const decisions = side.coder === coder ? [] : decisionsFor(row, side, coder, codings);
      return sideElement(row, side, String(index + 1), codes, decisions.length ? () => choose(row, side, decisions) : null);
    })),
    h('p', {class: 'note'}, t(isMine ? 'difference.mine' : 'difference.third')));
}
