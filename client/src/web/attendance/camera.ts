// Reads QR codes from the camera: by the browser's own detector where there is one, else by a decoder that is fetched
// only then.
type Read = (video: HTMLVideoElement) => Promise<string>;
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: string[] }) => Detector;

const PAUSE = 200; // ms between two looks
const WIDE = 640; // px: enough for a badge held before the camera

/** Show the camera in the video and tell each text that is seen, until the returned function is called. */
export async function scan(video: HTMLVideoElement, seen: (text: string) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  video.srcObject = stream;
  await video.play();
  const read = await reader();
  let running = true;
  const look = async (): Promise<void> => {
    if (!running) return;
    const text = video.readyState >= 2 ? await read(video).catch(() => "") : "";
    if (text && running) seen(text);
    window.setTimeout(look, PAUSE);
  };
  void look();
  return () => {
    running = false;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}

async function reader(): Promise<Read> {
  const detector = (window as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (detector) {
    const own = new detector({ formats: ["qr_code"] });
    return async (video) => (await own.detect(video))[0]?.rawValue ?? "";
  }
  const { default: decode } = await import("qr/decode.js");
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    if (!context || !video.videoWidth) return "";
    canvas.width = Math.min(WIDE, video.videoWidth);
    canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    return decode(context.getImageData(0, 0, canvas.width, canvas.height));
  };
}
