import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { tellFailure } from '../parts/tell-failure.js';
import { signOut } from './session.js';

/** Ends the session and leads to where one signs in. */
export function useSignOut(): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return () => {
    signOut(queries)
      .then(() => navigate({ to: '/sign-in' }))
      .catch(tellFailure);
  };
}
