import { parse } from '../view.ts';
import { goTo } from './navigation.ts';

/** Opens the dialog for events over the page; its code comes when it is first needed. */
export async function openEvents(event: Event): Promise<void> {
  const from = event.target as HTMLElement;
  await import('./event-dialog.ts');
  const dialog = document.createElement('event-dialog');
  dialog.view = parse(location.pathname + location.search);
  const before = document.activeElement;
  dialog.addEventListener('done', (done) => {
    const link = (done as CustomEvent<string | null>).detail;
    dialog.remove();
    // Where the button sits in a menu that has closed since, the focus stays with the page.
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    if (link !== null) goTo(from, link);
  });
  document.body.append(dialog);
}
