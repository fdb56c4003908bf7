import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Action, actionOf, singleKeys } from '../keys.ts';
import { held } from './early-keys.ts';

const FIELDS = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]';

/** Hears keys that are pressed anywhere on the page. A dialog or popover has them to itself. */
export class KeyListener implements ReactiveController {
  private readonly act: (action: Action) => void;

  constructor(host: ReactiveControllerHost, act: (action: Action) => void) {
    this.act = act;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('keydown', this.press);
  }

  hostDisconnected(): void {
    removeEventListener('keydown', this.press);
  }

  private readonly press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    if (document.querySelector('dialog[open], :popover-open') !== null) return;
    if (held(event)) return event.preventDefault();
    const { key, ctrlKey: ctrl, metaKey: meta, altKey: alt } = event;
    // Some fields are made of elements of their own, inside which only the path of the event leads.
    const inField = event.composedPath().some((one) => one instanceof Element && one.matches(FIELDS));
    const pressed = { key, ctrl, meta, alt, third: event.getModifierState('AltGraph') };
    const action = actionOf(pressed, inField, singleKeys());
    if (action === null) return;
    if (action !== 'close') event.preventDefault();
    this.act(action);
  };
}
