import { createMemoryHistory } from '@tanstack/react-router';
import { expect, it } from 'vitest';
import { closePanel, openingPanel } from './panel-entry';

it('closes with one step back what was opened here, whatever was shown in it, and leaves nothing to reopen', () => {
  const history = createMemoryHistory({ initialEntries: ['/', '/chat'] });
  const go = (path: string, isOpen: boolean): void => {
    const { replace, state } = openingPanel(isOpen);
    history[replace ? 'replace' : 'push'](path, state(history.location.state));
  };
  go('/chat?source=1', false);
  go('/chat?source=2', true);
  closePanel(history, () => history.replace('/chat'));
  expect(history.location.href).toBe('/chat');
  history.back();
  expect(history.location.href).toBe('/');
});

it('replaces an address that came with its panel', () => {
  const history = createMemoryHistory({ initialEntries: ['/', '/chat?source=1'] });
  closePanel(history, () => history.replace('/chat'));
  expect(history.location.href).toBe('/chat');
  history.back();
  expect(history.location.href).toBe('/');
});
