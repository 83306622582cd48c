// What is typed while the script of a page is still on its way, on a slow phone for seconds: waking up would put back what
// the server sent. It is remembered before the page wakes and given back afterwards.
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const typed = new Map<Control, string | boolean>();

export function keepTypedEarly(): void {
  for (const control of document.querySelectorAll<Control>('input, textarea, select')) {
    if (isFilled(control) && !isAsSent(control)) typed.set(control, stateOf(control));
  }
  document.addEventListener('input', hear, true);
}

export function giveBackTypedEarly(): void {
  document.removeEventListener('input', hear, true);
  for (const [control, state] of typed) {
    if (!control.isConnected || stateOf(control) === state) continue;
    if (typeof state === 'string') control.value = state;
    else (control as HTMLInputElement).checked = state;
    // So that the page itself knows, as if it were typed now.
    for (const name of ['input', 'change']) control.dispatchEvent(new Event(name, { bubbles: true }));
  }
  typed.clear();
}

function hear({ target }: Event): void {
  const isControl =
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement;
  if (isControl && isFilled(target)) typed.set(target, stateOf(target));
}

/** What people fill in and a script may set. */
function isFilled({ type }: Control): boolean {
  return type !== 'hidden' && type !== 'file';
}

function isTicked(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox' || control.type === 'radio';
}

function stateOf(control: Control): string | boolean {
  return isTicked(control) ? control.checked : control.value;
}

function isAsSent(control: Control): boolean {
  if (isTicked(control)) return control.checked === control.defaultChecked;
  if (!(control instanceof HTMLSelectElement)) return control.value === control.defaultValue;
  const sent = [...control.options].findIndex(({ defaultSelected }) => defaultSelected);
  return control.selectedIndex === Math.max(sent, 0);
}
