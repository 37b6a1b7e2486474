import { Module } from '@nestjs/common';
import { AnswerEndings } from './answering/answer-endings.js';
import { AnswerEvents } from './answering/answer-events.js';
import { AnswerQuestion } from './answering/answer-question.processor.js';
import { ComposeAnswer } from './answering/compose-answer.js';
import { ChatConversationRepository } from './conversations/chat-conversation.repository.js';
import { ChatsController } from './conversations/chats.controller.js';
import { Chats } from './conversations/chats.service.js';
import { DeleteChat } from './conversations/delete-chat.js';
import { AnswerRows } from './messages/answer-rows.js';
import { AskQuestion } from './messages/ask-question.js';
import { ChatMessageRepository } from './messages/chat-message.repository.js';
import { ListMessages } from './messages/list-messages.js';
import { MessagesController } from './messages/messages.controller.js';
import { RetryAnswer } from './messages/retry-answer.js';
import { StopAnswer } from './messages/stop-answer.js';
import { ChatGateway } from './realtime/chat.gateway.js';
import { FollowAnswer } from './realtime/follow-answer.js';

/** Needs the ports `ChatModels` and `DocumentSearch`, bound by the app. */
@Module({
  controllers: [ChatsController, MessagesController],
  providers: [
    AnswerEndings,
    AnswerEvents,
    AnswerQuestion,
    AnswerRows,
    AskQuestion,
    ChatConversationRepository,
    ChatGateway,
    ChatMessageRepository,
    Chats,
    ComposeAnswer,
    DeleteChat,
    FollowAnswer,
    ListMessages,
    RetryAnswer,
    StopAnswer,
  ],
})
export class ChatModule {}
