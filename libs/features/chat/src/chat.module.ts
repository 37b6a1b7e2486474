import { Module } from '@nestjs/common';
import { AnswerEndings } from './answering/answer-endings.js';
import { AnswerEvents } from './answering/answer-events.js';
import { AnswerQuestion } from './answering/answer-question.processor.js';
import { ComposeAnswer } from './answering/compose-answer.js';
import { BreakGlassChatsController } from './break-glass/break-glass-chats.controller.js';
import { ReadForOthers } from './break-glass/read-for-others.js';
import { ChatConversationRepository } from './conversations/chat-conversation.repository.js';
import { ChatsController } from './conversations/chats.controller.js';
import { Chats } from './conversations/chats.service.js';
import { DeletableChats } from './conversations/deletable-chats.js';
import { DeleteChat } from './conversations/delete-chat.js';
import { AnswerRows } from './messages/answer-rows.js';
import { AskQuestion } from './messages/ask-question.js';
import { ChatMessageRepository } from './messages/chat-message.repository.js';
import { ListMessages } from './messages/list-messages.js';
import { MessagesController } from './messages/messages.controller.js';
import { RetryAnswer } from './messages/retry-answer.js';
import { StopAnswer } from './messages/stop-answer.js';
import { ChatData } from './personal-data/chat-data.js';
import { ChatFiles } from './personal-data/chat-files.js';
import { ChatGateway } from './realtime/chat.gateway.js';
import { FollowAnswer } from './realtime/follow-answer.js';

/** Needs the ports `ChatModels` and `DocumentSearch`, bound by the app, and `BreakGlassAccess` of the audit room. */
@Module({
  controllers: [BreakGlassChatsController, ChatsController, MessagesController],
  providers: [
    AnswerEndings,
    AnswerEvents,
    AnswerQuestion,
    AnswerRows,
    AskQuestion,
    ChatConversationRepository,
    ChatData,
    ChatFiles,
    ChatGateway,
    ChatMessageRepository,
    Chats,
    ComposeAnswer,
    DeletableChats,
    DeleteChat,
    FollowAnswer,
    ListMessages,
    ReadForOthers,
    RetryAnswer,
    StopAnswer,
  ],
})
export class ChatModule {}
