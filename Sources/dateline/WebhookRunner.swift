import API
import Dispatch

/// Lets a webhook take its steps, one after the other, on a queue of its own.
final class WebhookRunner: Sendable {
  // Touched on the queue alone.
  private nonisolated(unsafe) let webhook: Webhook
  private let queue = DispatchQueue(label: "dateline.webhook")
  private let stopped = Once()

  init(_ webhook: Webhook) { self.webhook = webhook }

  /// Takes the first step soon, and each after that when the one before wants it.
  func start() { next(in: 0) }

  /// No step begins after this.
  func stop() { _ = stopped.isFirst() }

  private func next(in seconds: Double) {
    queue.asyncAfter(deadline: .now() + seconds) { [weak self] in
      guard let self, !stopped.isDone else { return }
      next(in: webhook.step())
    }
  }
}
