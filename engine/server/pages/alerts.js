// What became of an act that failed, or of looking whether others changed the study.
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

// `look` is called with the head of the study, every few seconds while the page is shown.
export function onPulse(look, signal) {
  document.addEventListener('pulse', async (event) => {
    try {
      await look(event.detail);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof Gone) document.dispatchEvent(new CustomEvent('gone'));
      else warn(error.message, error.body?.hint ?? '', 'program');
    }
  }, {signal});
}
