// The web's only script. Every page works without it; it adds comfort.
import "./app.css";

document.documentElement.classList.add("js");
