import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, type ReactElement } from 'react';
import { auditSearch } from '../features/audit/lib/audit-filter';
import { Loading } from '../ui/loading';

const auditApi = getRouteApi('/app/settings/audit');
const readApi = getRouteApi('/app/settings/audit/access/$requestId');
const AuditPage = lazy(async () => ({ default: (await import('../features/audit/components/audit-page')).AuditPage }));
const ReadPage = lazy(async () => ({ default: (await import('../features/access/components/read-page')).ReadPage }));

/** Between the router and the pages of the audit log: what stands in the address becomes props. */
export function AuditRoute(): ReactElement {
  // The address has parameters of the layout around it as well.
  const search = auditSearch({ ...auditApi.useSearch() });
  const navigate = useNavigate();
  return (
    <Suspense fallback={<Loading />}>
      <AuditPage search={search} onSearch={(next) => void navigate({ to: '/settings/audit', search: next, replace: true })} />
    </Suspense>
  );
}

export function ReadAccessRoute(): ReactElement {
  const { requestId } = readApi.useParams();
  return (
    <Suspense fallback={<Loading />}>
      <ReadPage key={requestId} requestId={requestId} />
    </Suspense>
  );
}
