export { chatErrors } from './chat.errors.js';
export { chatFeature } from './chat.feature.js';
export { ChatModule } from './chat.module.js';
export { ChatConversation } from './conversations/chat-conversation.entity.js';
export { ChatMessage } from './messages/chat-message.entity.js';
