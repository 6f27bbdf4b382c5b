// A photo as it is kept and sent: longest side 1,280 pixels, JPEG, drawn anew and so without what the camera wrote into it.
const LONGEST = 1280;
const QUALITY = 0.72;

export async function shrunk(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error("no picture"))), "image/jpeg", QUALITY);
  });
}

// For the draft of a form, which is kept as text.
export function asText(photo: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(photo);
  });
}

export function fromText(text: string): Blob {
  const [head = "", body = ""] = text.split(",");
  const bytes = Uint8Array.from(atob(body), (one) => one.charCodeAt(0));
  return new Blob([bytes], { type: /data:(.*);/.exec(head)?.[1] ?? "image/jpeg" });
}
