// What the codes mean, with their rules and what became of what those suggested.
import {get} from '/api.js';
import {decoded, h, main, replace} from '/dom.js';
import {colourOf} from '/turns.js';
import {number, t} from '/words.js';

const paragraphs = (text) => text.split(/\n\s*\n/).filter((part) => part.trim()).map((part) => h('p', {}, part));

const percent = (share) => `${Math.round(share * 100)} %`;

function acceptance(rule) {
  if (rule.acceptance === null || rule.acceptance === undefined) return '–';
  return `${percent(rule.acceptance)} (${percent(rule.acceptance_low)} – ${percent(rule.acceptance_high)})`;
}

function rulesTable(rules) {
  const head = (key, attributes = {}) => h('th', {scope: 'col', ...attributes}, t(key));
  const count = (value) => h('td', {class: 'number'}, value === undefined ? '–' : number(value));
  return h('div', {class: 'scroll'}, h('table', {class: 'rules'},
    h('thead', {}, h('tr', {}, head('filter.rule'), head('filter.tier'), head('suggestions', {class: 'number'}), head('suppressions', {class: 'number'}),
      head('status.accepted', {class: 'number'}), head('status.rejected', {class: 'number'}), head('acceptance', {class: 'number'}))),
    h('tbody', {}, rules.map((rule) => h('tr', {},
      h('th', {scope: 'row'}, h('code', {}, rule.id),
        h('details', {}, h('summary', {}, t('patterns')), h('pre', {}, rule.patterns.join('\n')),
          rule.misses.length ? [h('p', {class: 'part'}, t('misses')), h('ul', {}, rule.misses.map((miss) => h('li', {}, miss)))] : null)),
      h('td', {}, t(`tier.${rule.tier}`)),
      count(rule.suggestions), count(rule.suppressed), count(rule.accepted), count(rule.rejected),
      h('td', {class: 'number'}, acceptance(rule)))))));
}

function codeArticle(code, rules, codes) {
  const isSub = code.id.includes('.');
  const heading = (key) => h(isSub ? 'h4' : 'h3', {class: 'part'}, t(key));
  const part = (key, text) => (text.trim() ? [heading(key), paragraphs(text)] : null);
  return h('article', {class: isSub ? 'code sub' : 'code', id: code.id, colour: colourOf(codes, code.id)},
    h(isSub ? 'h3' : 'h2', {}, code.label, ' ', h('code', {}, code.id)),
    code.brief ? h('p', {class: 'brief'}, code.brief) : null,
    code.full !== code.brief ? part('definition', code.full) : null,
    part('when', code.when_to_use),
    part('when.not', code.when_not_to_use),
    code.applies_to ? h('p', {class: 'note'}, t('applies.to', code.applies_to.join(', '))) : null,
    code.examples.length ? [heading('examples'), h('ul', {}, code.examples.map((example) =>
      h('li', {}, h('q', {}, example.text), h('span', {class: 'note'}, ` ${t(`example.${example.kind}`)}`))))] : null,
    code.confusable_with.length ? [heading('confusable'), h('ul', {}, code.confusable_with.map((other) =>
      h('li', {}, h('a', {href: `#${other.code}`}, other.code), ': ', other.border)))] : null,
    code.origin ? h('p', {class: 'note'}, code.origin) : null,
    rules.length ? h('details', {class: 'more'}, h('summary', {}, t('n.rules', number(rules.length))), rulesTable(rules)) : null);
}

export async function showCodebook() {
  const {codebooks} = await get('/api/codebook');
  const codes = new Map(codebooks.flatMap((codebook) => codebook.codes).map((code) => [code.id, code]));
  replace(main(), h('div', {class: 'wide columns'},
    h('nav', {class: 'contents', 'aria-label': t('contents')}, codebooks.map((codebook) => [
      h('p', {}, h('strong', {}, codebook.title || codebook.id), h('span', {class: 'note'}, ` ${codebook.version}`)),
      h('ul', {}, codebook.codes.map((code) => h('li', {class: code.id.includes('.') ? 'sub' : null}, h('a', {href: `#${code.id}`}, code.label))))])),
    h('div', {},
      h('h1', {}, t('page.codebook')),
      codebooks.length ? null : h('p', {}, t('no.codebook')),
      codebooks.map((codebook) => codebook.codes.map((code) => codeArticle(code, codebook.rules.filter((rule) => rule.code === code.id), codes))))));
  if (location.hash) document.getElementById(decoded(location.hash.slice(1)))?.scrollIntoView();
  else scrollTo(0, 0);
}
