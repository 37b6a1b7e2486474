import {
  askReplySchema,
  askRequestSchema,
  messageListQuerySchema,
  messageListSchema,
  messageSchema,
  retryRequestSchema,
  type AskReply,
  type AskRequest,
  type Message,
  type MessageListQuery,
  type RetryRequest,
} from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam } from '@assist/platform/http';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { AskQuestion } from './ask-question.js';
import { ListMessages } from './list-messages.js';
import { RetryAnswer } from './retry-answer.js';
import { StopAnswer } from './stop-answer.js';

const chatParam = idParam('CHAT_NOT_FOUND');
const messageParam = idParam('MESSAGE_NOT_FOUND');

@Controller()
export class MessagesController {
  constructor(
    private readonly listMessagesUseCase: ListMessages,
    private readonly askQuestionUseCase: AskQuestion,
    private readonly stopAnswerUseCase: StopAnswer,
    private readonly retryAnswerUseCase: RetryAnswer,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/api/chats/:id/messages',
    module: 'chat',
    access: 'read',
    summary: 'Read the messages of a chat, oldest first',
    reply: messageListSchema,
    errors: ['CHAT_NOT_FOUND', 'MESSAGE_NOT_FOUND'],
  })
  listMessages(
    @Ctx() ctx: RequestContext,
    @Param('id', chatParam) id: string,
    @Query({ schema: messageListQuerySchema }) query: MessageListQuery,
  ): Promise<{ items: Message[]; hasMore: boolean }> {
    return this.listMessagesUseCase.execute(ctx, id, query);
  }

  @Endpoint({
    method: 'POST',
    path: '/api/chats/:id/messages',
    module: 'chat',
    access: 'use',
    summary: 'Ask; the answer is written in the background',
    status: 201,
    reply: askReplySchema,
    errors: ['CHAT_NOT_FOUND', 'CHAT_BUSY', 'CONNECTION_NOT_FOUND', 'CONNECTION_INCOMPLETE', 'COLLECTION_NOT_FOUND'],
  })
  askQuestion(
    @Ctx() ctx: RequestContext,
    @Param('id', chatParam) id: string,
    @Body({ schema: askRequestSchema }) body: AskRequest,
  ): Promise<AskReply> {
    return this.askQuestionUseCase.execute(ctx, id, body);
  }

  @Endpoint({
    method: 'POST',
    path: '/api/chats/:id/messages/:messageId/stop',
    module: 'chat',
    access: 'safety',
    summary: 'Stop an answer; its text so far stays',
    reply: 'empty',
    errors: ['MESSAGE_NOT_FOUND'],
  })
  stopAnswer(
    @Ctx() ctx: RequestContext,
    @Param('id', chatParam) id: string,
    @Param('messageId', messageParam) messageId: string,
  ): Promise<void> {
    return this.stopAnswerUseCase.execute(ctx, messageId, id);
  }

  @Endpoint({
    method: 'POST',
    path: '/api/chats/:id/messages/:messageId/retry',
    module: 'chat',
    access: 'use',
    summary: 'Write a failed or stopped answer anew',
    reply: messageSchema,
    errors: ['MESSAGE_NOT_FOUND', 'CHAT_BUSY', 'MESSAGE_NOT_RETRYABLE', 'CONNECTION_NOT_FOUND', 'CONNECTION_INCOMPLETE'],
  })
  retryAnswer(
    @Ctx() ctx: RequestContext,
    @Param('id', chatParam) id: string,
    @Param('messageId', messageParam) messageId: string,
    @Body({ schema: retryRequestSchema }) body: RetryRequest,
  ): Promise<Message> {
    return this.retryAnswerUseCase.execute(ctx, id, messageId, body);
  }
}
