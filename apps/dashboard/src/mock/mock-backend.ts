import { type HttpBackend, HttpErrorResponse, type HttpEvent, type HttpRequest, HttpResponse } from '@angular/common/http';
import { type RequestHandler, getResponse } from 'msw';
import { NEVER, type Observable, concatMap, from, of, throwError } from 'rxjs';

/** How the imagined server behaves. `stale`: answers each address once and is gone afterwards. */
export type Mood = 'well' | 'unreachable' | 'silent' | 'stale';

/** Answers requests from generated handlers inside the page itself: no server, no service worker. */
export class MockBackend implements HttpBackend {
  private readonly answered = new Set<string>();

  constructor(
    private readonly handlers: readonly RequestHandler[],
    private readonly mood: Mood = 'well',
  ) {}

  handle(request: HttpRequest<unknown>): Observable<HttpEvent<unknown>> {
    const url = request.urlWithParams;
    if (this.mood === 'silent') return NEVER;
    if (this.mood === 'unreachable' || (this.mood === 'stale' && this.answered.has(url))) {
      return throwError(() => new HttpErrorResponse({ status: 0, statusText: 'Unknown Error', url }));
    }
    this.answered.add(url);
    return from(this.ask(url)).pipe(concatMap((answer) => answer));
  }

  private async ask(url: string): Promise<Observable<HttpEvent<unknown>>> {
    const response = await getResponse([...this.handlers], new Request(new URL(url, location.origin)));
    if (!response)
      return throwError(() => new HttpErrorResponse({ status: 404, url, error: { title: 'No mock answers this', detail: url } }));
    return of(new HttpResponse({ body: await response.json(), status: response.status, url }));
  }
}
