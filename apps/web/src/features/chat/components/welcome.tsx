import { FileUp, type LucideIcon, ListChecks, Scale, SearchCheck, TextQuote } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../../ui/brand-mark';
import { TEXT_LINK } from '../../../ui/text-link';
import { useMay, useMe } from '../../auth/queries/me-query';
import { useCollections } from '../../documents/queries/collections-query';
import { useModels } from '../queries/models-query';

const IDEAS: ReadonlyArray<{ readonly id: 'summary' | 'find' | 'deadlines' | 'compare'; readonly icon: LucideIcon }> = [
  { id: 'summary', icon: TextQuote },
  { id: 'find', icon: SearchCheck },
  { id: 'deadlines', icon: ListChecks },
  { id: 'compare', icon: Scale },
];

export interface WelcomeProps {
  readonly onIdea: (text: string) => void;
  readonly documents: boolean;
  /** Whether something can be asked at all. */
  readonly open: boolean;
}

/** The first view: a greeting, ideas for a first question, and what is still missing. */
export function Welcome({ onIdea, documents, open }: WelcomeProps): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  const collections = useCollections(documents).data;
  const mayAdd = useMay()('rag.create');
  const empty =
    documents && mayAdd && collections !== undefined && collections.every((collection) => collection.documentCount === 0);
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col items-center px-4 pt-10 pb-6 text-center sm:my-auto sm:px-6 sm:pt-6">
      <BrandMark className="size-11" />
      <h1 className="mt-4 text-2xl font-semibold tracking-tight sm:text-3xl">{t('chat.welcome.title', { name: me.name })}</h1>
      <p className="mt-2 text-ink-soft">{t(documents ? 'chat.welcome.text' : 'chat.welcome.textPlain')}</p>
      {!open || !documents ? null : empty ? <UploadFirst /> : <Ideas onIdea={onIdea} />}
      {documents ? null : <WhyNoDocuments />}
      <NoModelHint documents={documents} />
    </div>
  );
}

function UploadFirst(): ReactElement {
  const { t } = useTranslation();
  return (
    <Link
      to="/documents"
      className="mt-7 flex w-full max-w-md items-center gap-4 rounded-2xl border-2 border-dashed border-line-strong p-5 text-left transition-colors hover:border-accent hover:bg-accent-soft"
    >
      <FileUp aria-hidden="true" className="size-8 shrink-0 text-accent" />
      <span>
        <span className="block font-semibold">{t('chat.welcome.uploadTitle')}</span>
        <span className="block text-sm text-ink-soft">{t('chat.welcome.uploadText')}</span>
      </span>
    </Link>
  );
}

function Ideas({ onIdea }: { readonly onIdea: (text: string) => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <ul className="mt-7 grid w-full gap-2 sm:grid-cols-2">
      {IDEAS.map(({ id, icon: Icon }) => (
        <li key={id}>
          <button
            type="button"
            onClick={() => onIdea(t(`chat.ideas.${id}.prompt`))}
            className="flex h-full w-full items-center gap-3 rounded-xl border border-line px-4 py-3 text-left transition-colors hover:bg-hover"
          >
            <Icon aria-hidden="true" className="size-5 shrink-0 text-accent" />
            {t(`chat.ideas.${id}.label`)}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The page of the module says what is missing, and who can change it. */
function WhyNoDocuments(): ReactElement {
  const { t } = useTranslation();
  return (
    <p className="mt-6 max-w-lg text-sm text-ink-faint">
      {t('chat.welcome.noDocuments')}{' '}
      <Link to="/documents" className={TEXT_LINK}>
        {t('chat.welcome.why')}
      </Link>
    </p>
  );
}

function NoModelHint({ documents }: { readonly documents: boolean }): ReactElement | null {
  const { t } = useTranslation();
  const mayAdd = useMay()('models.administer');
  const models = useModels();
  if (models.data === undefined || models.data.length > 0) return null;
  return (
    <p className="mt-6 max-w-lg text-sm text-ink-faint">
      {t(documents ? 'chat.notice.noModelYet' : 'chat.notice.noModelNorDocuments')}{' '}
      {mayAdd ? (
        <Link to="/settings/models" className={TEXT_LINK}>
          {t('chat.notice.toModels')}
        </Link>
      ) : null}
    </p>
  );
}
