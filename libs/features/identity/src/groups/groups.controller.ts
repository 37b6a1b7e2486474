import {
  createGroupRequestSchema,
  groupListSchema,
  groupMemberListSchema,
  groupMemberQuerySchema,
  groupSchema,
  updateGroupRequestSchema,
  type CreateGroupRequest,
  type Group,
  type GroupMember,
  type GroupMemberQuery,
  type UpdateGroupRequest,
} from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam } from '@assist/platform/http';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ChangeMembers } from './change-members.js';
import { CreateGroup } from './create-group.js';
import { DeleteGroup } from './delete-group.js';
import { Groups } from './groups.service.js';
import { UpdateGroup } from './update-group.js';

const ADMIN = { module: 'core', access: 'admin', permission: 'users.administer' } as const;
const groupParam = idParam('GROUP_NOT_FOUND');
const userParam = idParam('USER_NOT_FOUND');

@Controller()
export class GroupsController {
  constructor(
    private readonly groups: Groups,
    private readonly createGroupUseCase: CreateGroup,
    private readonly updateGroupUseCase: UpdateGroup,
    private readonly deleteGroupUseCase: DeleteGroup,
    private readonly members: ChangeMembers,
  ) {}

  @Endpoint({ ...ADMIN, method: 'GET', path: '/api/groups', summary: 'All groups by name', reply: groupListSchema })
  listGroups(@Ctx() ctx: RequestContext): Promise<{ items: Group[] }> {
    return this.groups.list(ctx);
  }

  @Endpoint({
    ...ADMIN,
    method: 'POST',
    path: '/api/groups',
    summary: 'Make a group',
    status: 201,
    reply: groupSchema,
    errors: ['RIGHTS_EXCEEDED', 'ROLE_NOT_FOUND', 'GROUP_NAME_TAKEN', 'COUNT_LIMIT_REACHED'],
  })
  createGroup(@Ctx() ctx: RequestContext, @Body({ schema: createGroupRequestSchema }) body: CreateGroupRequest): Promise<Group> {
    return this.createGroupUseCase.execute(ctx, body);
  }

  @Endpoint({
    ...ADMIN,
    method: 'GET',
    path: '/api/groups/:id',
    summary: 'Read a group',
    reply: groupSchema,
    errors: ['GROUP_NOT_FOUND'],
  })
  readGroup(@Ctx() ctx: RequestContext, @Param('id', groupParam) id: string): Promise<Group> {
    return this.groups.read(ctx, id);
  }

  @Endpoint({
    ...ADMIN,
    method: 'PATCH',
    path: '/api/groups/:id',
    summary: 'Change name, description or role of a group',
    reply: groupSchema,
    errors: ['RIGHTS_EXCEEDED', 'GROUP_NOT_FOUND', 'ROLE_NOT_FOUND', 'GROUP_NAME_TAKEN'],
  })
  updateGroup(
    @Ctx() ctx: RequestContext,
    @Param('id', groupParam) id: string,
    @Body({ schema: updateGroupRequestSchema }) body: UpdateGroupRequest,
  ): Promise<Group> {
    return this.updateGroupUseCase.execute(ctx, id, body);
  }

  @Endpoint({
    ...ADMIN,
    method: 'DELETE',
    path: '/api/groups/:id',
    summary: 'Remove a group; its members stay',
    reply: 'empty',
    errors: ['RIGHTS_EXCEEDED', 'GROUP_NOT_FOUND'],
  })
  deleteGroup(@Ctx() ctx: RequestContext, @Param('id', groupParam) id: string): Promise<void> {
    return this.deleteGroupUseCase.execute(ctx, id);
  }

  @Endpoint({
    ...ADMIN,
    method: 'GET',
    path: '/api/groups/:id/members',
    summary: 'Members of a group by name, a page of them',
    reply: groupMemberListSchema,
    errors: ['GROUP_NOT_FOUND'],
  })
  listGroupMembers(
    @Ctx() ctx: RequestContext,
    @Param('id', groupParam) id: string,
    @Query({ schema: groupMemberQuerySchema }) query: GroupMemberQuery,
  ): Promise<{ readonly items: GroupMember[]; readonly total: number }> {
    return this.groups.members(ctx, id, query);
  }

  @Endpoint({
    ...ADMIN,
    method: 'PUT',
    path: '/api/groups/:id/members/:userId',
    summary: 'Put somebody into a group',
    reply: 'empty',
    errors: ['RIGHTS_EXCEEDED', 'GROUP_NOT_FOUND', 'USER_NOT_FOUND', 'USER_DELETING'],
  })
  addGroupMember(
    @Ctx() ctx: RequestContext,
    @Param('id', groupParam) id: string,
    @Param('userId', userParam) userId: string,
  ): Promise<void> {
    return this.members.add(ctx, id, userId);
  }

  @Endpoint({
    ...ADMIN,
    method: 'DELETE',
    path: '/api/groups/:id/members/:userId',
    summary: 'Take somebody out of a group',
    reply: 'empty',
    errors: ['RIGHTS_EXCEEDED', 'GROUP_NOT_FOUND', 'USER_NOT_FOUND', 'USER_DELETING', 'MEMBER_FROM_DIRECTORY'],
  })
  removeGroupMember(
    @Ctx() ctx: RequestContext,
    @Param('id', groupParam) id: string,
    @Param('userId', userParam) userId: string,
  ): Promise<void> {
    return this.members.remove(ctx, id, userId);
  }
}
