import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { GroupPage } from './group-page';
import { RolePage } from './role-page';
import { UserPage } from './user-page';
import { UsersPage } from './users-page';

export { GroupsPage } from './groups-page';
export { RolesPage } from './roles-page';

const usersApi = getRouteApi('/app/settings/users');
const userApi = getRouteApi('/app/settings/users/$userId');
const groupApi = getRouteApi('/app/settings/groups/$groupId');
const roleApi = getRouteApi('/app/settings/roles/$roleId');

/** Between the router and the pages: what stands in the address becomes props. */
export function UsersRoute(): ReactElement {
  return <UsersPage search={usersApi.useSearch()} />;
}

export function UserRoute(): ReactElement {
  const { userId } = userApi.useParams();
  return <UserPage key={userId} userId={userId} />;
}

export function GroupRoute(): ReactElement {
  const { groupId } = groupApi.useParams();
  return <GroupPage key={groupId} groupId={groupId} />;
}

export function RoleRoute(): ReactElement {
  const { roleId } = roleApi.useParams();
  const { from } = roleApi.useSearch();
  return <RolePage key={`${roleId}|${from ?? ''}`} roleId={roleId} from={from} />;
}
