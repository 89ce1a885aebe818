// What became of an act that failed.
import {Gone} from '/api.js';
import {warn} from '/dom.js';
import {t} from '/words.js';

export function tellFailure(error) {
  if (error instanceof Gone) {
    document.dispatchEvent(new CustomEvent('gone'));
    return warn(t('unknown.stored'), '', 'act');
  }
  return warn(error.message, error.body?.hint ?? '', 'act');
}
