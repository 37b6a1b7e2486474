import { useMutation } from '@tanstack/react-query';
import type { SetupRequest } from '@assist/contracts/people';
import { signIn } from '../../../lib/api/auth';
import { createAdministrator } from '../../../lib/api/setup';
import { queryClient } from '../../../lib/query/query-client';

/** Creates the first person and signs in at once. */
export function useCreateAdministrator() {
  return useMutation({
    mutationFn: async (request: SetupRequest) => {
      await createAdministrator(request);
      await signIn({ email: request.email, password: request.password });
      queryClient.clear();
    },
  });
}
