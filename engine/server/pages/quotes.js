// Quotes, original and masked side by side; what a person must judge, and does.
import {onPulse, tellFailure} from '/alerts.js';
import {get, post} from '/api.js';
import {h, main, replace, say} from '/dom.js';
import {choiceOf, colourOf, labelOf} from '/turns.js';
import {number, t} from '/words.js';

const kStandings = ['held', 'ready', 'released', 'refused'];

// The text with its placeholders, such as [PERSOON 1], marked.
const masked = (text) => text.split(/(\[[^\]\n]{1,40}\])/).map((part, index) => (index % 2 ? h('mark', {class: 'mask'}, part) : part));

// The text with the words that a person must judge, marked.
function doubtful(text, reasons) {
  const words = [...new Set(reasons.map((reason) => reason.words).filter(Boolean))].sort((a, b) => b.length - a.length);
  if (!words.length) return text;
  const pattern = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`);
  return text.split(pattern).map((part, index) => (index % 2 ? h('mark', {class: 'doubt'}, part) : part));
}

export async function showQuotes({address, signal}) {
  let data = await get('/api/quotes');
  let codes = new Map(data.codes.map((code) => [code.id, code]));
  const typed = new Map(); // by quote, words to be masked that were not sent yet
  const standing = address.searchParams.get('standing') ?? '';

  const items = () => [...main().querySelectorAll('article.quote')];

  async function act(quote, action, words) {
    try {
      const answer = await post('/api/quotes/judge', {quote: quote.quote, action, seen: quote.seen, words});
      data.quotes = data.quotes.map((each) => (each.quote === quote.quote ? answer.quote : each));
      known = answer.head;
      if (action === 'mask') typed.delete(quote.quote);
      say(t(`quote.${action}`, quote.quote));
    } catch (error) {
      if (error.body?.quote) data.quotes = data.quotes.map((each) => (each.quote === quote.quote ? error.body.quote : each));
      tellFailure(error);
    }
    if (signal.aborted) return;
    const index = items().indexOf(document.getElementById(`quote-${quote.quote}`));
    render();
    // Where it is no longer among those that are shown: the one that took its place.
    const next = document.getElementById(`quote-${quote.quote}`) ?? items()[index] ?? items().at(-1) ?? main();
    next.focus({preventScroll: true});
  }

  function item(quote) {
    const words = h('input', {type: 'text', value: typed.get(quote.quote) ?? '', oninput: () => typed.set(quote.quote, words.value), 'aria-label': t('mask.words'), placeholder: t('mask.words')});
    const mask = (event) => {
      event.preventDefault();
      const given = words.value.split(/[\s,]+/).filter(Boolean);
      if (given.length) act(quote, 'mask', given);
    };
    return h('article', {class: `quote is-${quote.standing}`, id: `quote-${quote.quote}`, tabindex: '-1', colour: colourOf(codes, quote.code), 'aria-label': t('quote.n', quote.quote)},
      h('h2', {}, labelOf(codes, quote.code), ' ', h('code', {}, quote.quote), h('span', {class: 'tag'}, t(`standing.${quote.standing}`)),
        quote.judged_by ? h('span', {class: 'note'}, ` ${quote.judged_by}`) : null),
      h('div', {class: 'sides'},
        h('div', {}, h('h3', {}, t('original')), h('blockquote', {class: 'original'}, doubtful(quote.original, quote.reasons))),
        h('div', {}, h('h3', {}, t('masked')), h('blockquote', {class: 'masked'}, masked(quote.masked)))),
      quote.reasons.length ? h('ul', {class: 'reasons'}, quote.reasons.map((reason) => h('li', {}, h('strong', {}, reason.words), ': ', reason.why,
        reason.words && !quote.masked.includes(reason.words) ? ` (${t('masked.now')})` : null))) : null,
      h('div', {class: 'acts'},
        quote.standing === 'released' ? null : h('button', {type: 'button', class: 'act accept', onclick: () => act(quote, 'release')}, t('release')),
        quote.standing === 'refused' ? null : h('button', {type: 'button', class: 'act reject', onclick: () => act(quote, 'refuse')}, t('refuse')),
        h('form', {class: 'mask-more', onsubmit: mask}, words, h('button', {type: 'submit'}, t('mask.more')))));
  }

  async function draw(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    try {
      const {readable} = await post('/api/quotes/draw', {code: form.get('code'), count: Number(form.get('count'))});
      say(t('drawn', number(readable)));
      if (signal.aborted) return;
      data = await get('/api/quotes');
      known = data.head;
      render();
      (main().querySelector('article.quote') ?? main().querySelector('form button')).focus();
    } catch (error) {
      if (!signal.aborted) tellFailure(error);
    }
  }

  function render() {
    const shown = data.quotes.filter((quote) => !standing || quote.standing === standing)
      .sort((a, b) => kStandings.indexOf(a.standing) - kStandings.indexOf(b.standing) || (a.quote < b.quote ? -1 : 1));
    const count = (name) => data.quotes.filter((quote) => quote.standing === name).length;
    const choice = (name) => h('a', {href: name ? `/quotes?standing=${name}` : '/quotes', 'aria-current': standing === name ? 'true' : null}, name ? `${t(`standing.${name}`)} (${number(count(name))})` : t('all'));
    replace(main(), h('div', {class: 'wide'},
      h('h1', {}, t('page.quotes')),
      h('p', {}, t('quotes.what')),
      codes.size === 0 ? h('p', {}, t('no.codebook')) : h('form', {class: 'filters', onsubmit: draw},
        h('label', {}, t('filter.code'), h('select', {name: 'code'}, data.codes.map((code) => h('option', {value: code.id}, choiceOf(code))))),
        h('label', {}, t('how.many'), h('input', {type: 'number', name: 'count', min: 1, max: 100, value: 10})),
        h('button', {type: 'submit'}, t('draw.quotes'))),
      h('nav', {class: 'choices-line', 'aria-label': t('filter')}, ['', ...kStandings].map(choice)),
      shown.length ? shown.map(item) : h('p', {}, t('no.quotes'))));
  }

  let known = data.head;
  render();
  onPulse(async (head) => {
    if (head === known || document.activeElement?.matches('input, select')) return;
    data = await get('/api/quotes');
    known = data.head;
    codes = new Map(data.codes.map((code) => [code.id, code]));
    const at = document.activeElement?.closest('article.quote')?.id;
    render();
    document.getElementById(at)?.focus({preventScroll: true});
  }, signal);
}
