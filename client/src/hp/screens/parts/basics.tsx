import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { words } from "../../words";

// The web's own line icons; main.tsx puts them into the page.
export function Icon({ name }: { name: string }) {
  return (
    <svg class="icon" aria-hidden="true">
      <use href={`#${name}`} />
    </svg>
  );
}

export function Badge({ colour, icon, children }: { colour?: string; icon: string; children: ComponentChildren }) {
  return (
    <span class={`badge ${colour ?? ""}`}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}

export function Notice({ colour, icon, children, alert }: { colour?: string; icon: string; children: ComponentChildren; alert?: boolean }) {
  return (
    <div class={`notice ${colour ?? ""}`} role={alert ? "alert" : undefined}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}

// The head of a page. It takes the focus when the page opens, so that a screen reader says where one is.
export function Head({ title, lead, up, children }: { title: string; lead?: ComponentChildren; up?: string; children?: ComponentChildren }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${words.app}`;
    if (!document.activeElement || document.activeElement === document.body) head.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div class="page-head">
      {up && (
        <a class="up" href={up}>
          <Icon name="left" />
          {words.back}
        </a>
      )}
      <h1 ref={head} tabIndex={-1}>
        {title}
      </h1>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </div>
  );
}

export function Empty({ children }: { children: ComponentChildren }) {
  return (
    <div class="empty">
      <p>{children}</p>
    </div>
  );
}
