import type { Feature } from '@assist/platform/http';
import { chatErrors } from './chat.errors.js';
import { ChatModule } from './chat.module.js';
import { ChatConversation } from './conversations/chat-conversation.entity.js';
import { ChatMessage } from './messages/chat-message.entity.js';

/** Chats over the documents of the house, with live answers. */
export const chatFeature: Feature = {
  id: 'chat',
  modules: [ChatModule],
  entities: [ChatConversation, ChatMessage],
  config: [],
  errors: chatErrors,
  prefixes: ['/api/chats', '/api/break-glass/chats', '/ws/chat'],
};
