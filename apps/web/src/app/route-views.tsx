import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, type ReactElement } from 'react';
import { LoginPage } from '../features/auth/components/login-page';
import { ChatPage } from '../features/chat/components/chat-page';
import { ModuleGate } from '../features/licence/components/module-gate';
import { Loading } from '../ui/loading';

const loginApi = getRouteApi('/login');
const chatApi = getRouteApi('/app/chats/$chatId');
const documentsApi = getRouteApi('/app/documents');
const DocumentsPage = lazy(async () => ({
  default: (await import('../features/documents/components/documents-page')).DocumentsPage,
}));

/** Between the router and the pages: what stands in the address becomes props. */
export function LoginRoute(): ReactElement {
  const { next, expired } = loginApi.useSearch();
  return <LoginPage next={next} expired={expired === true} />;
}

export function NewChatRoute(): ReactElement {
  return (
    <ModuleGate module="chat">
      <ChatPage chatId={null} source={undefined} />
    </ModuleGate>
  );
}

export function ChatRoute(): ReactElement {
  const { chatId } = chatApi.useParams();
  const { source } = chatApi.useSearch();
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
