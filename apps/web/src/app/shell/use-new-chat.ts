import { useNavigate } from '@tanstack/react-router';

/** Goes to the empty chat and puts the caret into the question. */
export function useNewChat(): () => void {
  const navigate = useNavigate();
  return () => {
    void navigate({ to: '/' }).then(() => document.getElementById('composer')?.focus());
  };
}
