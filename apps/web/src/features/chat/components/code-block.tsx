import { Children, isValidElement, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button';

interface CodeProps {
  readonly className?: string;
  readonly children?: ReactNode;
}

export function CodeBlock({ children }: { readonly children: ReactNode }): ReactElement {
  const { t } = useTranslation();
  const code = Children.toArray(children).find((child) => isValidElement<CodeProps>(child));
  const text = typeof code?.props.children === 'string' ? code.props.children.replace(/\n$/, '') : '';
  const language = /language-(\S+)/.exec(code?.props.className ?? '')?.[1] ?? '';
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-sunken">
      <div className="flex min-h-9 items-center justify-between border-b border-line py-0.5 pr-1 pl-3 text-xs text-ink-faint">
        <span>{language === '' ? t('chat.code') : language}</span>
        <CopyButton text={text} label={t('chat.copyCode')} />
      </div>
      <pre tabIndex={0} className="overflow-x-auto p-3 font-mono text-sm leading-relaxed">
        <code>{text}</code>
      </pre>
    </div>
  );
}
