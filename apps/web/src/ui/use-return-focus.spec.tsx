import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useReturnFocus, type ReturnFocus } from './use-return-focus';

class Part {
  readonly isConnected = true;

  focus(): void {
    page.activeElement = this;
  }
}

const body = new Part();
let page: { readonly body: Part; activeElement: Part };
const closing = { preventDefault: () => undefined } as Event;

function dialog(): ReturnFocus {
  let focus: ReturnFocus | undefined;
  function Dialog(): null {
    focus = useReturnFocus();
    return null;
  }
  renderToStaticMarkup(<Dialog />);
  return focus as unknown as ReturnFocus;
}

beforeEach(() => {
  page = { body, activeElement: body };
  vi.stubGlobal('document', page);
  vi.stubGlobal('HTMLElement', Part);
});
afterEach(() => vi.unstubAllGlobals());

it('gives the focus back to what opened the dialog', () => {
  const [opener, focus] = [new Part(), dialog()];
  opener.focus();
  focus.onOpenAutoFocus();
  page.activeElement = body;
  focus.onCloseAutoFocus(closing);
  expect(page.activeElement).toBe(opener);
});

it('leaves it where the dialog led to', () => {
  const [opener, found, focus] = [new Part(), new Part(), dialog()];
  opener.focus();
  focus.onOpenAutoFocus();
  found.focus();
  focus.onCloseAutoFocus(closing);
  expect(page.activeElement).toBe(found);
});
