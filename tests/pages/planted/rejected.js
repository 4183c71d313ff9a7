// For off_host--rejected.html.
Promise.reject(new Error("boom"));
