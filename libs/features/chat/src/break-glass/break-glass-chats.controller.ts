import {
  chatListQuerySchema,
  chatListSchema,
  messageListQuerySchema,
  messageListSchema,
  type Chat,
  type ChatListQuery,
  type Message,
  type MessageListQuery,
} from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam } from '@assist/platform/http';
import { Controller, Param, Query } from '@nestjs/common';
import { ReadForOthers } from './read-for-others.js';

const READ = { module: 'chat', access: 'read', permission: 'audit.administer', sessionOnly: true } as const;
const PATH = '/api/break-glass/chats/:id';
const grantParam = idParam('BREAK_GLASS_NOT_FOUND');

/** `:id` is the granted request. There is nothing here but reading. */
@Controller()
export class BreakGlassChatsController {
  constructor(private readonly readForOthers: ReadForOthers) {}

  @Endpoint({
    ...READ,
    method: 'GET',
    path: PATH,
    summary: 'The chats of the person that a granted request is for, latest first; each look is recorded',
    reply: chatListSchema,
    errors: ['BREAK_GLASS_NOT_FOUND', 'BREAK_GLASS_CLOSED', 'BREAK_GLASS_OFF'],
  })
  listBreakGlassChats(
    @Ctx() ctx: RequestContext,
    @Param('id', grantParam) id: string,
    @Query({ schema: chatListQuerySchema }) query: ChatListQuery,
  ): Promise<{ items: Chat[]; nextCursor: string | null }> {
    return this.readForOthers.listChats(ctx, id, query);
  }

  @Endpoint({
    ...READ,
    method: 'GET',
    path: `${PATH}/:chatId/messages`,
    summary: 'The messages of one of these chats with their citations, oldest first; each look is recorded',
    reply: messageListSchema,
    errors: ['BREAK_GLASS_NOT_FOUND', 'BREAK_GLASS_CLOSED', 'BREAK_GLASS_OFF', 'CHAT_NOT_FOUND', 'MESSAGE_NOT_FOUND'],
  })
  listBreakGlassMessages(
    @Ctx() ctx: RequestContext,
    @Param('id', grantParam) id: string,
    @Param('chatId', idParam('CHAT_NOT_FOUND')) chatId: string,
    @Query({ schema: messageListQuerySchema }) query: MessageListQuery,
  ): Promise<{ items: Message[]; hasMore: boolean }> {
    return this.readForOthers.listMessages(ctx, id, chatId, query);
  }
}
