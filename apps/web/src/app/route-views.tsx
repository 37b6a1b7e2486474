import { getRouteApi, Navigate } from '@tanstack/react-router';
import { lazy, Suspense, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { RightMissing } from '../features/auth/components/right-missing';
import { LoginPage } from '../features/auth/components/login-page';
import { SignedOnPage } from '../features/auth/components/signed-on-page';
import { ChatPage } from '../features/chat/components/chat-page';
import { ModuleGate } from '../features/licence/components/module-gate';
import { isHidden } from '../features/licence/lib/module-access';
import { useModuleAccess } from '../features/licence/queries/modules-query';
import { Loading } from '../ui/loading';

const loginApi = getRouteApi('/login');
const chatApi = getRouteApi('/app/chats/$chatId');
const documentsApi = getRouteApi('/app/documents');
const DocumentsPage = lazy(async () => ({
  default: (await import('../features/documents/components/documents-page')).DocumentsPage,
}));

/** Between the router and the pages: what stands in the address becomes props. */
export function LoginRoute(): ReactElement {
  const { next, expired, signedOn, error } = loginApi.useSearch();
  if (signedOn === true) return <SignedOnPage next={next} />;
  return <LoginPage next={next} expired={expired === true} signOnError={error} />;
}

export function NewChatRoute(): ReactElement {
  const accessTo = useModuleAccess();
  // Whoever may not chat begins with the documents.
  if (accessTo('chat') === 'refused' && !isHidden(accessTo('rag'))) return <Navigate to="/documents" replace />;
  return (
    <ModuleGate module="chat">
      <ChatPage chatId={null} source={undefined} />
    </ModuleGate>
  );
}

export function ChatRoute(): ReactElement {
  const { chatId } = chatApi.useParams();
  const { source } = chatApi.useSearch();
  const { t } = useTranslation();
  const accessTo = useModuleAccess();
  if (accessTo('chat') === 'refused') return <RightMissing name={t('licence.modules.chat')} />;
  // Old chats stay readable without the module.
  return <ChatPage key={chatId} chatId={chatId} source={source} />;
}

export function DocumentsRoute(): ReactElement {
  const search = documentsApi.useSearch();
  return (
    <ModuleGate module="rag">
      <Suspense fallback={<Loading />}>
        <DocumentsPage search={search} />
      </Suspense>
    </ModuleGate>
  );
}
