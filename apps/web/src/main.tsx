import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { watchSession } from './app/session-watch';
import './app/styles.css';
import { followBranding } from './features/house/lib/follow-branding';
import { startI18n } from './i18n/i18n';
import { followSystemTheme } from './lib/theme/theme';

async function start(): Promise<void> {
  followSystemTheme();
  await startI18n();
  watchSession();
  followBranding();
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

void start();
