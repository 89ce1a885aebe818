// Everything about one coding: what the machine found and why, what people made of
// it, what the code means, and what can be decided.
import {h} from '/dom.js';
import {colourOf, flowing, labelOf, roleName, statusOf} from '/turns.js';
import {has, t} from '/words.js';

const section = (title, ...children) => h('section', {}, h('h3', {}, title), children);

const paragraphs = (text) => text.split(/\n\s*\n/).filter((part) => part.trim()).map((part) => h('p', {}, part));

// The quoted text with the words that rules found.
function quote(coding) {
  const characters = [...coding.text];
  const isFound = characters.map(() => false);
  for (const rule of coding.rules)
    for (let at = Math.max(rule.begin_cp, coding.begin_cp); at < Math.min(rule.end_cp, coding.end_cp); ++at)
      isFound[at - coding.begin_cp] = true;
  const parts = [];
  for (let begin = 0; begin < characters.length;) {
    let end = begin;
    while (end < characters.length && isFound[end] === isFound[begin]) ++end;
    const text = flowing(characters.slice(begin, end).join(''));
    parts.push(isFound[begin] ? h('mark', {class: 'found'}, text) : text);
    begin = end;
  }
  return h('blockquote', {}, parts);
}

function words(coding, rule) {
  const characters = [...coding.text];
  const text = characters.slice(Math.max(0, rule.begin_cp - coding.begin_cp), Math.max(0, rule.end_cp - coding.begin_cp)).join('');
  return text || '…';
}

function why(coding, book) {
  if (!coding.rules.length) return section(t('why'), h('p', {}, t('why.by.hand', coding.coder)));
  return section(t('why'), h('ul', {class: 'rules'}, coding.rules.map((each) => {
    const rule = book?.rules.get(each.rule);
    return h('li', {},
      h('p', {}, h('q', {}, words(coding, each))),
      h('p', {class: 'facts'}, `${t('rule')} `, h('code', {}, each.rule), ` · ${t(`tier.${each.tier}`)} · ${t(`voice.${each.voice}`)}`),
      rule?.patterns.length ? h('details', {}, h('summary', {}, t('patterns')), h('pre', {tabindex: '0'}, rule.patterns.join('\n'))) : null);
  })));
}

function suppressedHere(coding, suppressed) {
  const here = suppressed.filter((each) => each.begin_cp < coding.end_cp && each.end_cp > coding.begin_cp);
  if (!here.length) return null;
  return section(t('suppressed'), h('ul', {}, here.map((each) =>
    h('li', {}, h('code', {}, each.rule), ` (${each.code}) `, t(`suppressed.${each.suppressed_by}`, `«${each.suppressed_detail}»`)))));
}

// Of the code, or of the one above it where the codebook says nothing of this one.
function definitionOf(id, book) {
  const code = book?.codes.get(id);
  if (!code || code.brief || code.full || !id.includes('.')) return code;
  return definitionOf(id.slice(0, id.lastIndexOf('.')), book) ?? code;
}

function meaning(coding, codes, book) {
  const code = definitionOf(coding.code, book);
  const parts = [];
  if (code && code.id !== coding.code) parts.push(h('h4', {}, code.label));
  const add = (key, text) => { if (text?.trim()) parts.push(h('h4', {}, t(key)), paragraphs(text)); };
  if (code) {
    if (code.brief) parts.push(h('p', {class: 'brief'}, code.brief));
    add('definition', code.full === code.brief ? '' : code.full);
    add('when', code.when_to_use);
    add('when.not', code.when_not_to_use);
    if (code.examples.length)
      parts.push(h('h4', {}, t('examples')), h('ul', {class: 'examples'}, code.examples.map((example) =>
        h('li', {}, h('q', {}, example.text), h('span', {class: 'note'}, ` ${t(`example.${example.kind}`)}`)))));
    if (code.confusable_with.length)
      parts.push(h('h4', {}, t('confusable')), h('ul', {}, code.confusable_with.map((other) =>
        h('li', {}, h('strong', {}, labelOf(codes, other.code)), ': ', other.border))));
  }
  if (!parts.length) parts.push(h('p', {}, t('no.definition')));
  return section(t('the.code'), parts);
}

// A reason as it is stored, with the words that many share spelled out.
export const reasonText = (reason, reasons) =>
  reason.split('; ').map((word) => reasons.find((each) => each.word === word)?.meaning ?? word).join('; ');

function judgement(coding, codes, pending, reasons) {
  const status = pending ? t('storing') : statusOf(coding);
  const lines = [h('p', {class: `standing is-${coding.status}`},
    coding.decided_by ? t('decided.by', status, coding.decided_by) : status,
    coding.reason ? h('span', {class: 'note'}, ` ${t('because', reasonText(coding.reason, reasons))}`) : null)];
  if (coding.was) lines.push(h('p', {class: 'note'}, t('was', labelOf(codes, coding.was.code))));
  for (const flag of coding.flags) if (has(`flag.${flag}`)) lines.push(h('p', {class: 'flag'}, t(`flag.${flag}`)));
  return lines;
}

const memosOf = (coding) =>
  coding.memos.length
    ? section(t('memos'), h('ul', {class: 'memos'}, coding.memos.map((memo) => h('li', {}, h('strong', {}, memo.coder), ': ', memo.memo))))
    : null;

// `acts`: [{name, key, run, disabled}].
export function details(coding, {codes, book, suppressed, pending, reasons, acts}) {
  const button = ({name, key, run, disabled}) =>
    h('button', {type: 'button', class: `act ${name}`, disabled, 'aria-keyshortcuts': key, onclick: run}, t(name), h('kbd', {'aria-hidden': 'true'}, key));
  return [
    h('h2', {class: 'code', colour: colourOf(codes, coding.code)}, labelOf(codes, coding.code)),
    h('p', {class: 'facts'}, h('code', {}, coding.code), ` · ${coding.speaker ?? '–'} (${roleName(coding.role)})`),
    judgement(coding, codes, pending, reasons),
    h('div', {class: 'acts', role: 'group', 'aria-label': t('details')}, acts.map(button)),
    quote(coding),
    memosOf(coding),
    why(coding, book),
    suppressedHere(coding, suppressed),
    meaning(coding, codes, book),
  ];
}
