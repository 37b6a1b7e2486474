import {
  chatListQuerySchema,
  chatListSchema,
  chatSchema,
  createChatRequestSchema,
  updateChatRequestSchema,
  type Chat,
  type ChatListQuery,
  type CreateChatRequest,
  type UpdateChatRequest,
} from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam } from '@assist/platform/http';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { Chats } from './chats.service.js';
import { DeleteChat } from './delete-chat.js';

const chatId = idParam('CHAT_NOT_FOUND');

@Controller()
export class ChatsController {
  constructor(
    private readonly chats: Chats,
    private readonly deleteChatUseCase: DeleteChat,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/api/chats',
    module: 'chat',
    access: 'read',
    summary: 'List own chats, latest first, all or those whose title has the given words',
    reply: chatListSchema,
  })
  listChats(
    @Ctx() ctx: RequestContext,
    @Query({ schema: chatListQuerySchema }) query: ChatListQuery,
  ): Promise<{ items: Chat[]; nextCursor: string | null }> {
    return this.chats.list(ctx, query);
  }

  @Endpoint({
    method: 'POST',
    path: '/api/chats',
    module: 'chat',
    access: 'use',
    summary: 'Begin a chat',
    status: 201,
    reply: chatSchema,
  })
  createChat(@Ctx() ctx: RequestContext, @Body({ schema: createChatRequestSchema }) body: CreateChatRequest): Promise<Chat> {
    return this.chats.create(ctx, body);
  }

  @Endpoint({
    method: 'GET',
    path: '/api/chats/:id',
    module: 'chat',
    access: 'read',
    summary: 'Read a chat',
    reply: chatSchema,
    errors: ['CHAT_NOT_FOUND'],
  })
  readChat(@Ctx() ctx: RequestContext, @Param('id', chatId) id: string): Promise<Chat> {
    return this.chats.read(ctx, id);
  }

  @Endpoint({
    method: 'PATCH',
    path: '/api/chats/:id',
    module: 'chat',
    access: 'use',
    summary: 'Rename a chat',
    reply: chatSchema,
    errors: ['CHAT_NOT_FOUND'],
  })
  renameChat(
    @Ctx() ctx: RequestContext,
    @Param('id', chatId) id: string,
    @Body({ schema: updateChatRequestSchema }) body: UpdateChatRequest,
  ): Promise<Chat> {
    return this.chats.rename(ctx, id, body);
  }

  @Endpoint({
    method: 'DELETE',
    path: '/api/chats/:id',
    module: 'chat',
    access: 'delete',
    summary: 'Delete a chat with its messages',
    reply: 'empty',
    errors: ['CHAT_NOT_FOUND', 'LEGAL_HOLD'],
  })
  deleteChat(@Ctx() ctx: RequestContext, @Param('id', chatId) id: string): Promise<void> {
    return this.deleteChatUseCase.execute(ctx, id);
  }
}
